using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Scenario;

public sealed class DatabaseAndTrailScenarioTests
{
    [Fact]
    public async Task Databases_are_opened_and_closed_snapshots_shared_and_trails_stopped_and_started()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Scenario = true }, time);
        var seen = new HashSet<string>();
        await Waiting.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
                seen.UnionWith(aws.Organization.EmittedEvents.Where(one => one.ErrorCode is null).Select(one => one.EventName));
                return seen.IsSupersetOf(
                [
                    "CreateDBInstance", "ModifyDBInstance", "DeleteDBInstance", "CreateDBSnapshot", "ModifyDBSnapshotAttribute", "DeleteDBSnapshot",
                    "CreateTrail", "StartLogging", "StopLogging", "PutEventSelectors", "UpdateTrail",
                ]);
            },
            "the life of databases and trails");
    }
}
