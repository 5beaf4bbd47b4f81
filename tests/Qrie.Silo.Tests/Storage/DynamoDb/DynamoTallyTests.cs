using Microsoft.Extensions.Time.Testing;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>DynamoDB counts nothing: what no summary tells is read, up to a bound.</summary>
public sealed class DynamoTallyTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    [Fact]
    public async Task Only_what_no_summary_tells_is_read_up_to_a_bound_and_that_is_said()
    {
        await using var storage = await backend.CreateAsync(backend.Faulty());
        for (var i = 0; i < 5; i++)
        {
            await storage.WriteAsync(Bucket($"tally-{i}", findings: Finding(i < 2 ? "Old" : "New", i)));
        }

        var queries = new DynamoInventoryQueries(storage.Database, new InventorySummary(storage.Database, TimeProvider.System), mostCounted: 3);

        foreach (var by in Enum.GetValues<FindingGrouping>())
        {
            var told = await queries.TallyAsync(new FindingFilter { State = FindingStatus.Active, Region = "eu-west-1" }, by, 10, null, Token);
            told.Counted.Should().BeNull();
            told.Page.Items.Sum(tally => tally.Findings).Should().Be(5);
        }

        var read = await queries.TallyAsync(new FindingFilter { Text = "tally-" }, FindingGrouping.Policy, 10, null, Token);
        read.Counted.Should().Be(3);
        read.Page.Items.Should().ContainSingle("only those that changed last are counted").Which.Should().Match<FindingTally>(tally => tally.Key == "New" && tally.Findings == 3);
        (await queries.TallyAsync(new FindingFilter { Text = "tally-4" }, FindingGrouping.Policy, 10, null, Token)).Counted.Should().BeNull();
    }

    [Fact]
    public async Task Resources_are_counted_anew_after_some_seconds_and_not_with_each_question()
    {
        await using var storage = await backend.CreateAsync(backend.Faulty());
        await storage.WriteAsync(Bucket("first", findings: Finding("A", 1)));
        var time = new FakeTimeProvider(At(0));
        var queries = new DynamoInventoryQueries(storage.Database, new InventorySummary(storage.Database, time));
        async Task<int> CountAsync(FindingFilter filter) => (await queries.TallyAsync(filter, FindingGrouping.Resource, 10, null, Token)).Page.Items.Count;
        (await CountAsync(new FindingFilter())).Should().Be(1);
        await storage.WriteAsync(Bucket("second", findings: Finding("A", 1)));

        (await CountAsync(new FindingFilter())).Should().Be(1);
        (await CountAsync(new FindingFilter { Policy = "A" })).Should().Be(2, "another question has another answer");
        time.Advance(TimeSpan.FromSeconds(16));
        (await CountAsync(new FindingFilter())).Should().Be(2);
    }
}
