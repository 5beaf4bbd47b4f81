using Qrie.Inventory;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>A lane that holds less than a burst touches slows the burst down, and sends nothing back to the queue.</summary>
public sealed class FullLaneTests
{
    private const int Buckets = 60;

    [Fact]
    public async Task A_burst_over_more_resources_than_a_lane_holds_flows_as_fast_as_it_is_worked_off()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 }, new()
        {
            ["Qrie:Inbox:Lanes"] = "1",
            ["Qrie:Inbox:Capacity"] = "3",
            ["Qrie:Inbox:Concurrency"] = "2",
            // What is handed back is told from what is kept by its calls; none is renewed within this time.
            ["Qrie:VisibilityTimeout"] = "00:15:00",
        });
        using var changes = new BucketChanges(qrie.Simulator, Buckets, rounds: 2);
        for (var change = 0; change < Buckets; change++)
        {
            await changes.MakeAsync(change, ct);
        }

        await qrie.SettleAsync(ct);

        (await qrie.Service<IInventoryQueries>().ResourcesAsync(new ResourceFilter { Type = "AWS::S3::Bucket", Text = "fire-" }, 2 * Buckets, null, ct))
            .Items.Should().HaveCount(Buckets);
        qrie.Calls("ChangeMessageVisibilityBatch").Should().Be(0);
    }
}
