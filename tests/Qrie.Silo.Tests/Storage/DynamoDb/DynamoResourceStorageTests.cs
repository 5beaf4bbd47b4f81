using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>What DynamoDB makes hard: nothing is atomic beyond one item, batches are done in part, and items are small.</summary>
public sealed class DynamoResourceStorageTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const string Account = "arn:aws:account::111122223333:account";

    [Fact]
    public async Task What_could_not_follow_its_resource_follows_when_the_resource_is_next_activated()
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        faulty.Broken.UnionWith(["findings", "history", "links"]);
        var state = State("late");

        await storage.WriteAsync(state);

        (await storage.Queries.ResourceAsync(state.Arn, Token))!.OpenFindings.Should().Be(1, "the resource's item is the truth");
        (await FindingsAsync(storage)).Should().BeEmpty();
        (await UnpublishedAsync(storage)).Should().Equal(state.Arn);

        faulty.Broken.Clear();
        var read = new GrainState<ResourceState>();
        await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), read);

        (await FindingsAsync(storage)).Should().ContainSingle();
        (await storage.Queries.HistoryAsync(state.Arn, 10, null, Token)).Items.Should().ContainSingle();
        (await storage.Queries.RelatedAsync(Account, null, Token)).Should().Equal(state.Arn);
        (await UnpublishedAsync(storage)).Should().BeEmpty();
        read.State!.UnwrittenFindings.Should().BeEmpty();
        read.State.UnwrittenHistory.Should().BeEmpty();
    }

    [Fact]
    public async Task What_could_not_follow_its_resource_follows_with_the_next_write()
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        faulty.Broken.UnionWith(["findings", "history", "links"]);
        var state = State("late");
        var grain = await storage.WriteAsync(state);

        faulty.Broken.Clear();
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);

        (await FindingsAsync(storage)).Should().ContainSingle();
        (await storage.Queries.HistoryAsync(state.Arn, 10, null, Token)).Items.Should().ContainSingle();
        (await storage.Queries.RelatedAsync(Account, null, Token)).Should().Equal(state.Arn);
        (await UnpublishedAsync(storage)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_could_not_be_removed_is_removed_later(bool bySameGrain)
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        var state = State("relinked");
        var grain = await storage.WriteAsync(state);
        faulty.Broken.Add("links");
        state.Relations = [];
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        (await storage.Queries.RelatedAsync(Account, null, Token)).Should().Equal(state.Arn);

        faulty.Broken.Clear();
        if (bySameGrain)
        {
            await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        }
        else
        {
            await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), new GrainState<ResourceState>());
        }

        (await storage.Queries.RelatedAsync(Account, null, Token)).Should().BeEmpty();
        (await UnpublishedAsync(storage)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_history_that_is_written_again_is_not_longer()
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        // The history arrives and the links do not: all of it comes again.
        faulty.Broken.Add("links");
        var state = State("again");
        await storage.WriteAsync(state);
        faulty.Broken.Clear();

        await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), new GrainState<ResourceState>());

        (await storage.Queries.HistoryAsync(state.Arn, 10, null, Token)).Items.Should().ContainSingle();
    }

    [Theory]
    [InlineData("days")]
    [InlineData("links")]
    public async Task What_is_published_late_is_told_once(string broken)
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        var (outbox, hook) = (storage.Deliveries(new NotificationOptions(), TimeProvider.System), new Destination { Id = "hook", Kind = DestinationKind.Webhook });
        faulty.Broken.Add(broken);
        var state = State("late");
        await storage.WriteAsync(state);
        var atFirst = await outbox.FanOutAsync([hook], Token);

        faulty.Broken.Clear();
        await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), new GrainState<ResourceState>());
        await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), new GrainState<ResourceState>());

        (atFirst + await outbox.FanOutAsync([hook], Token)).Should().Be(1);
        (await outbox.CountsAsync(Token)).Should().BeEquivalentTo(new Dictionary<string, (int, int)> { ["hook"] = (1, 0) });
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_a_success_all_the_same()
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        var state = Bucket("answered");
        faulty.LostAnswers = 1;
        var grain = await storage.WriteAsync(state);
        faulty.LostAnswers = 1;
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);

        (await storage.ReadGrainAsync(state.Arn)).ETag.Should().Be("2");
    }

    [Fact]
    public async Task Batches_that_are_done_in_part_are_finished()
    {
        var faulty = backend.Faulty();
        await using var storage = await backend.CreateAsync(faulty);
        var state = State("partial");
        state.Names = [.. Enumerable.Range(0, 20).Select(i => $"name-{i}")];
        faulty.PartialBatches = 3;

        await storage.WriteAsync(state);
        foreach (var name in state.Names)
        {
            (await storage.Queries.ArnsNamedAsync("111122223333", "AWS::S3::Bucket", name, Token)).Should().Equal(state.Arn);
        }

        await storage.WriteAsync(Bucket("another"));
        await storage.WriteAsync(Bucket("third"));
        faulty.PartialBatches = 1;
        (await storage.Queries.ResourcesAsync(new ResourceFilter(), 10, null, Token)).Items.Should().HaveCount(3);
        faulty.PartialBatches.Should().Be(0);
    }

    [Fact]
    public async Task A_resource_that_fits_in_no_item_is_refused_in_plain_words()
    {
        await using var storage = await backend.CreateAsync();
        var state = Bucket("huge");
        var random = new Random(1);
        state.Configuration = $$"""{"policy":"{{string.Concat(Enumerable.Range(0, 900_000).Select(_ => (char)random.Next('0', 'z')))}}"}""";

        var write = () => storage.WriteAsync(state);

        await write.Should().ThrowAsync<ItemTooLargeException>().WithMessage("arn:aws:s3:::huge takes*an item of DynamoDB takes 409600 at most*");
        (await storage.ReadGrainAsync(state.Arn)).RecordExists.Should().BeFalse();
    }

    [Fact]
    public async Task A_configuration_that_compresses_well_may_be_larger_than_an_item()
    {
        await using var storage = await backend.CreateAsync();
        var state = Bucket("wide");
        state.Configuration = $$"""{"statements":"{{string.Concat(Enumerable.Repeat("arn:aws:iam::111122223333:role/reader,", 20_000))}}"}""";

        await storage.WriteAsync(state);

        (await storage.ReadAsync(state.Arn)).Configuration.Should().Be(state.Configuration);
    }

    [Fact]
    public async Task ARNs_longer_than_a_sort_key_are_kept_apart_and_in_order()
    {
        await using var storage = await backend.CreateAsync();
        foreach (var end in new[] { "b", "a" })
        {
            await storage.WriteAsync(Bucket(new string('x', 1500) + end, findings: Finding("S3BucketPublic", 1)));
        }

        (await FindingsAsync(storage)).Should().HaveCount(2);
        (await storage.Queries.RelatedAsync(Account, null, Token)).Should().HaveCount(2).And.OnlyHaveUniqueItems();
        (await storage.Queries.ResourcesAsync(new ResourceFilter { Account = "111122223333" }, 1, null, Token)).Next.Should().NotBeNull();
    }

    [Fact]
    public async Task History_expires()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var state = State("expiring");
        await storage.WriteAsync(state);

        var item = await storage.Database.PartitionAsync(DynamoSchema.History, state.Arn, Token).SingleAsync(Token);

        DateTimeOffset.FromUnixTimeSeconds(long.Parse(item["expires"].N)).Should().Be(At(1) + TimeSpan.FromDays(400));
    }

    [Fact]
    public async Task What_was_deleted_expires_with_all_that_belongs_to_it_and_what_is_made_again_does_not()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var state = State("comes-and-goes");
        var grain = await storage.WriteAsync(state);
        (await ExpiriesAsync(storage, state.Arn)).Should().AllBeEquivalentTo((string?)null);

        (state.Status, state.SnapshotTime) = (ResourceStatus.Deleted, At(100));
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        (await ExpiriesAsync(storage, state.Arn)).Should().AllBe((At(100) + TimeSpan.FromDays(400)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        (state.Status, state.SnapshotTime) = (ResourceStatus.Present, At(200));
        await storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        (await ExpiriesAsync(storage, state.Arn)).Should().AllBeEquivalentTo((string?)null);
    }

    [Fact]
    public async Task What_expired_is_begun_anew()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var state = State("expired");
        state.Status = ResourceStatus.Deleted;
        var grain = await storage.WriteAsync(state);
        await storage.Database.DeleteAsync(DynamoSchema.Resources, [ResourceItem.KeyOf(state.Arn)]);

        // Whoever held it in memory meanwhile writes nothing on top of what is gone, and reads that it is gone.
        var writing = () => storage.Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grain);
        await writing.Should().ThrowAsync<InconsistentStateException>();
        var read = new GrainState<ResourceState>();
        await storage.NewResources().ReadStateAsync("resource", GrainId.Create("resource", state.Arn), read);
        read.RecordExists.Should().BeFalse();
    }

    // Of the resource's item, those of its findings, and those of its links.
    private static async Task<List<string?>> ExpiriesAsync(DynamoUnderTest storage, string arn)
    {
        var items = await storage.Database.PartitionAsync(DynamoSchema.Findings, arn, Token)
            .Concat(storage.Database.PartitionAsync(DynamoSchema.Links, LinkItem.Relation(Account), Token))
            .Append((await storage.Database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(arn)))!)
            .ToListAsync(Token);
        items.Should().HaveCount(3);
        return [.. items.Select(item => item.GetValueOrDefault("expires")?.N)];
    }

    private static ResourceState State(string name)
    {
        var state = Bucket(name, findings: Finding("S3BucketPublic", 1));
        state.UnwrittenHistory.Add(new ResourceHistoryEntry
        {
            At = At(1), Diff = [], FindingsOpened = ["S3BucketPublic"], FindingsResolved = [], Status = ResourceStatus.Present,
        });
        return state;
    }

    private static async Task<IReadOnlyList<FindingRow>> FindingsAsync(StorageUnderTest storage) =>
        (await storage.Queries.FindingsAsync(new FindingFilter(), 10, null, Token)).Items;

    // As the sweep sees it, when what was marked just now is old enough.
    private static async Task<List<string>> UnpublishedAsync(DynamoUnderTest storage)
    {
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));
        var sweep = new UnpublishedSweep(storage.Database, null!, later);
        return await sweep.UnpublishedAsync(Token).ToListAsync(Token);
    }
}
