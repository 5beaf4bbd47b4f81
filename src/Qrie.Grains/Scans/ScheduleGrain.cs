using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Accounts;

namespace Qrie.Scans;

internal sealed class ScheduleGrain(
    [PersistentState("schedule")] IPersistentState<ScheduleState> storage,
    IAccountDirectory accounts,
    ScanPlanner planner,
    Bootstrap bootstrap,
    IOptions<ScanOptions> options,
    TimeProvider time) : Grain, IScheduleGrain
{
    private readonly ScanSchedule schedule = new(options.Value);

    public Task<ScheduleState> GetStateAsync() => Task.FromResult(storage.State);

    // Scans are started before the schedule is written: a crash in between starts them again, which starts nothing twice.
    public async Task TickAsync()
    {
        var id = this.GetPrimaryKeyString();
        if (accounts.Find(id) is not { } account || accounts.WatchedSince(id) is not { } since)
        {
            return;
        }

        try
        {
            var changed = Begin(since);
            var (due, planned) = schedule.Take(storage.State, account, time.GetUtcNow());
            foreach (var scan in due)
            {
                await planner.StartAsync(scan);
            }

            changed |= planned;
            changed |= options.Value.Bootstrap && Bootstrap.Plan(storage.State, planner.PlacesOf(account), time.GetUtcNow());
            if (changed)
            {
                await storage.WriteStateAsync();
            }

            if (options.Value.Bootstrap && await bootstrap.RunAsync(storage.State, account))
            {
                await storage.WriteStateAsync();
            }
        }
        catch
        {
            // What is in memory is not what is stored: the next tick begins with what is.
            DeactivateOnIdle();
            throw;
        }
    }

    // An account that was away is planned as a new one.
    private bool Begin(DateTimeOffset since)
    {
        if (storage.State.WatchedSince == since)
        {
            return false;
        }

        if (storage.State.WatchedSince is not null)
        {
            storage.State = new ScheduleState();
        }

        storage.State.WatchedSince = since;
        return true;
    }
}
