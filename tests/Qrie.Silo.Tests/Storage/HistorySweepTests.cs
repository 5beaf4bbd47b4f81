using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Storage;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage;

public sealed class HistorySweepTests
{
    private const int Day = 86_400;

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_goes_when_it_is_older_than_it_is_kept_and_not_before()
    {
        await using var temporary = new TemporaryDatabase();
        var state = Bucket("swept");
        var old = (2 * HistorySweep.AtOnce) + 7;
        state.UnwrittenHistory.AddRange(Enumerable.Range(0, old).Select(i => Entry(i)).Append(Entry(10 * Day)).Append(Entry(12 * Day)));
        await temporary.WriteAsync(state);
        var time = new FakeTimeProvider(At(10 * Day));
        var sweep = new HistorySweep(
            temporary.Database, Options.Create(new HistoryOptions { Days = 10 }), time, NullLogger<HistorySweep>.Instance);

        (await sweep.SweepAsync(ct)).Should().Be(0, "what is exactly ten days old is kept");
        time.SetUtcNow(At(11 * Day));
        (await sweep.SweepAsync(ct)).Should().Be(old);

        (await temporary.Queries.HistoryAsync(state.Arn, 1000, null, ct)).Items.Select(entry => entry.At).Should().Equal(At(12 * Day), At(10 * Day));
        (await sweep.SweepAsync(ct)).Should().Be(0);
    }

    [Fact]
    public async Task What_was_deleted_long_ago_goes_with_its_findings_and_counts_and_what_exists_stays()
    {
        await using var temporary = new TemporaryDatabase();
        foreach (var (name, status, seen) in ((string, ResourceStatus, int)[])
            [("gone", ResourceStatus.Deleted, 0), ("just-gone", ResourceStatus.Deleted, 5 * Day), ("there", ResourceStatus.Present, 0)])
        {
            var state = Bucket(name, findings: Finding("S3BucketPublic", 1, status: FindingStatus.Resolved));
            (state.Status, state.SnapshotTime, state.Tags) = (status, At(seen), new() { ["team"] = name });
            await temporary.WriteAsync(state);
        }

        var sweep = new HistorySweep(
            temporary.Database, Options.Create(new HistoryOptions { Days = 10 }), new FakeTimeProvider(At(12 * Day)), NullLogger<HistorySweep>.Instance);

        (await sweep.SweepResourcesAsync(ct)).Should().Be(1);
        (await sweep.SweepResourcesAsync(ct)).Should().Be(0);

        (await temporary.Queries.ResourcesAsync(new ResourceFilter(), 10, null, ct)).Items.Select(row => row.Arn)
            .Should().Equal("arn:aws:s3:::just-gone", "arn:aws:s3:::there");
        (await temporary.Queries.FindingsAsync(new FindingFilter(), 10, null, ct)).Items.Should().HaveCount(2);
        (await temporary.Queries.ResourcesAsync(new ResourceFilter { Tag = new TagFilter("team", "gone") }, 10, null, ct)).Items.Should().BeEmpty();
        (await temporary.Queries.TotalsAsync(ct)).Resolved.Should().Be(2);
    }

    private static ResourceHistoryEntry Entry(int second) => new()
    {
        At = At(second), Diff = [], FindingsOpened = [], FindingsResolved = [], Status = ResourceStatus.Present,
    };
}
