using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Accounts;

namespace Qrie.Scans;

internal sealed class ScheduleGrain(
    [PersistentState("schedule")] IPersistentState<ScheduleState> storage,
    IAccountDirectory accounts,
    ScanPlanner planner,
    IOptions<ScanOptions> options,
    TimeProvider time) : Grain, IScheduleGrain
{
    private readonly ScanSchedule schedule = new(options.Value);

    public Task<ScheduleState> GetStateAsync() => Task.FromResult(storage.State);

    public async Task ForgetAsync()
    {
        storage.State = new ScheduleState();
        await storage.WriteStateAsync();
    }

    // Scans are started before the schedule is written: a crash in between starts them again, which starts nothing twice.
    public async Task TickAsync()
    {
        if (accounts.Find(this.GetPrimaryKeyString()) is not { } account)
        {
            return;
        }

        var (due, changed) = schedule.Take(storage.State, account, time.GetUtcNow());
        try
        {
            foreach (var scan in due)
            {
                await planner.StartAsync(scan);
            }

            if (changed)
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
}
