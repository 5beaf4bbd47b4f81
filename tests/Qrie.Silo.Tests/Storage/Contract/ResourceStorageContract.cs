using Orleans.Storage;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the grain storage of resources promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class ResourceStorageContract(StorageBackend backend) : StorageContract(backend)
{
    private readonly CancellationToken ct = Token;

    [Fact]
    public async Task A_state_reads_back_as_it_was_written()
    {
        await using var temporary = await CreateAsync();
        var state = Bucket("round-trip", findings: Finding("S3BucketPublic", 1));
        state.Tags = new Dictionary<string, string> { ["team"] = "payments", ["ü"] = "'; DROP TABLE resources; --" };
        state.Unreadable = [new UnreadablePart("acl", "AccessDenied", "s3:GetBucketAcl")];
        state.UnknownPolicies = new Dictionary<string, string> { ["S3BucketExposed"] = "acl" };
        state.RecentEvents = [new RecentEvent("e-1", At(9), "acl")];
        state.LastCause = new Cause { EventId = "e-1", EventName = "PutBucketAcl", Principal = "dana", At = At(1) };
        state.Unexplained = [new UnexplainedChange(At(2), At(3), ResourceStatus.Present, ["policy"], ["S3BucketPublic"], state.LastCause, IsDrift: true)];

        await temporary.WriteAsync(state);

        (await temporary.ReadAsync(state.Arn)).Should().BeEquivalentTo(state);
    }

    [Fact]
    public async Task Writing_over_somebody_elses_version_is_refused()
    {
        await using var temporary = await CreateAsync();
        var first = await temporary.WriteAsync(Bucket("contended"));
        await temporary.WriteAsync(Bucket("contended"), first.ETag);

        var stale = () => temporary.WriteAsync(Bucket("contended"), first.ETag);
        var fresh = () => temporary.WriteAsync(Bucket("contended"));

        await stale.Should().ThrowAsync<InconsistentStateException>();
        await fresh.Should().ThrowAsync<InconsistentStateException>();
    }

    [Fact]
    public async Task Invariant_7_an_older_evaluation_never_overwrites_a_newer_one_in_either_direction()
    {
        await using var temporary = await CreateAsync();
        var written = await temporary.WriteAsync(Bucket("ordered", findings: Finding("S3BucketPublic", 10, status: FindingStatus.Resolved)));

        written = await temporary.WriteAsync(Bucket("ordered", findings: Finding("S3BucketPublic", 5)), written.ETag);
        (await SingleAsync(temporary)).Status.Should().Be(FindingStatus.Resolved);

        written = await temporary.WriteAsync(Bucket("ordered", findings: Finding("S3BucketPublic", 20)), written.ETag);
        (await SingleAsync(temporary)).Status.Should().Be(FindingStatus.Active);

        written = await temporary.WriteAsync(Bucket("ordered", findings: Finding("S3BucketPublic", 15, status: FindingStatus.Resolved)), written.ETag);
        (await SingleAsync(temporary)).Status.Should().Be(FindingStatus.Active);

        await temporary.WriteAsync(Bucket("ordered", findings: Finding("S3BucketPublic", 20, status: FindingStatus.Resolved, revision: 2)), written.ETag);
        (await SingleAsync(temporary)).Status.Should().Be(FindingStatus.Resolved);
    }

    [Fact]
    public async Task Relations_are_replaced_with_each_write()
    {
        await using var temporary = await CreateAsync();
        var state = Bucket("related");
        var written = await temporary.WriteAsync(state);
        (await temporary.Queries.RelatedAsync("arn:aws:account::111122223333:account", "AWS::S3::Bucket", ct)).Should().Equal(state.Arn);

        state.Relations = ["arn:aws:kms:eu-west-1:111122223333:key/1"];
        await temporary.WriteAsync(state, written.ETag);

        (await temporary.Queries.RelatedAsync("arn:aws:account::111122223333:account", null, ct)).Should().BeEmpty();
        (await temporary.Queries.RelatedAsync("arn:aws:kms:eu-west-1:111122223333:key/1", null, ct)).Should().Equal(state.Arn);
    }

    [Fact]
    public async Task History_is_appended_and_read_newest_first_page_by_page()
    {
        await using var temporary = await CreateAsync();
        var state = Bucket("storied");
        string? etag = null;
        for (var i = 0; i < 5; i++)
        {
            state.UnwrittenHistory.Add(new ResourceHistoryEntry
            {
                At = At(i),
                Diff = [new DiffOperation("replace", "/versioning/status", "1", "2")],
                FindingsOpened = [],
                FindingsResolved = [],
                Status = ResourceStatus.Present,
            });
            etag = (await temporary.WriteAsync(state, etag)).ETag;
        }

        state.UnwrittenHistory.Should().BeEmpty();
        var first = await temporary.Queries.HistoryAsync(state.Arn, 3, null, ct);
        var second = await temporary.Queries.HistoryAsync(state.Arn, 3, first.Next, ct);
        first.Items.Concat(second.Items).Select(entry => entry.At).Should().Equal(At(4), At(3), At(2), At(1), At(0));
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task A_resource_is_found_by_its_names_until_they_are_anothers()
    {
        await using var temporary = await CreateAsync();
        var state = Bucket("named");
        state.Names = ["alias/Main", "other"];
        var written = await temporary.WriteAsync(state);
        (await temporary.Queries.ArnsNamedAsync("111122223333", "AWS::S3::Bucket", "ALIAS/main", ct)).Should().Equal(state.Arn);

        state.Names = ["other"];
        await temporary.WriteAsync(state, written.ETag);

        (await temporary.Queries.ArnsNamedAsync("111122223333", "AWS::S3::Bucket", "alias/main", ct)).Should().BeEmpty();
        (await temporary.Queries.ArnsNamedAsync("111122223333", "AWS::S3::Bucket", "other", ct)).Should().Equal(state.Arn);
        (await temporary.Queries.ArnsNamedAsync("444455556666", "AWS::S3::Bucket", "other", ct)).Should().BeEmpty();
        (await temporary.Queries.RelationsOfAsync(state.Arn, ct)).Should().Equal("arn:aws:account::111122223333:account");
    }

    [Fact]
    public async Task What_is_large_reads_back_as_well()
    {
        await using var temporary = await CreateAsync();
        var random = new Random(1);
        var state = Bucket("large", findings: Finding("S3BucketPublic", 1) with { Evidence = $$"""{"a":"{{Noise(random, 30_000)}}"}""" });
        state.Configuration = $$"""{"policy":"{{Noise(random, 60_000)}}"}""";

        await temporary.WriteAsync(state);

        (await temporary.ReadAsync(state.Arn)).Should().BeEquivalentTo(state);
        (await SingleAsync(temporary)).Should().BeEquivalentTo(state.Findings["S3BucketPublic"]);
    }

    [Fact]
    public async Task A_resource_that_is_cleared_leaves_nothing()
    {
        await using var temporary = await CreateAsync();
        var state = Bucket("cleared", findings: Finding("S3BucketPublic", 1));
        state.UnwrittenHistory.Add(new ResourceHistoryEntry { At = At(1), Diff = [], FindingsOpened = ["S3BucketPublic"], FindingsResolved = [], Status = ResourceStatus.Present });
        var written = await temporary.WriteAsync(state);

        await temporary.Resources.ClearStateAsync("resource", Orleans.Runtime.GrainId.Create("resource", state.Arn), written);

        (await temporary.ReadGrainAsync(state.Arn)).RecordExists.Should().BeFalse();
        (await temporary.Queries.FindingsAsync(new FindingFilter(), 10, null, ct)).Items.Should().BeEmpty();
        (await temporary.Queries.HistoryAsync(state.Arn, 10, null, ct)).Items.Should().BeEmpty();
        (await temporary.Queries.RelatedAsync("arn:aws:account::111122223333:account", null, ct)).Should().BeEmpty();
    }

    private static string Noise(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1)));

    private async Task<Finding> SingleAsync(StorageUnderTest temporary) =>
        (await temporary.Queries.FindingsAsync(new FindingFilter(), 10, null, ct)).Items.Should().ContainSingle().Subject.Finding;
}
