using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Storage;

/// <summary>What only the listings of SQLite do: they choose their way by how many rows there are.</summary>
public sealed class ListingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10_000, 0)]
    [InlineData(0, 5_000)]
    [InlineData(20, 20)]
    public async Task Whichever_way_is_the_shortest_the_pages_hold_what_matches(int tagged, int searched)
    {
        await using var temporary = new TemporaryDatabase();
        var random = new RandomInventory(seed: tagged + searched + 1);
        var states = Enumerable.Range(0, 120).Select(random.Resource).ToArray();
        foreach (var state in states)
        {
            await temporary.WriteAsync(state);
        }

        var queries = new InventoryQueries(temporary.Database, new ListingLimits { Tagged = tagged, Searched = searched });
        await InventoryQueriesContract.PagesHoldWhatMatchesAsync(queries, states, random, filters: 150, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_tag_that_was_taken_away_or_altered_is_found_no_more()
    {
        await using var temporary = new TemporaryDatabase();
        var state = TemporaryDatabase.Bucket("tagged");
        state.Tags = new() { ["team"] = "red", ["stage"] = "test" };
        var written = await temporary.WriteAsync(state);
        var again = await temporary.ReadAsync(state.Arn);
        again.Tags = new() { ["team"] = "blue" };

        await temporary.WriteAsync(again, written.ETag);

        async Task<int> CountAsync(string tag) => (await temporary.Queries.ResourcesAsync(
            new ResourceFilter { Tag = TagFilter.Parse(tag) }, 10, null, TestContext.Current.CancellationToken)).Items.Count;
        (await CountAsync("team=blue"), await CountAsync("team"), await CountAsync("team=red"), await CountAsync("stage")).Should().Be((1, 1, 0, 0));
    }
}
