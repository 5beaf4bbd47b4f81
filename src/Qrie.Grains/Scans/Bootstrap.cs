using Orleans;
using Qrie.Accounts;

namespace Qrie.Scans;

/// <summary>
/// Sees to it that everything in an account has had one inventory: at first, when it comes back, and when regions or services are added. The role of
/// an account can often be made only once the account is onboarded, and permissions follow later still: it stays due until nothing is missing.
/// </summary>
/// <param name="planner">Knows what there is to scan.</param>
/// <param name="store">Knows what was scanned.</param>
/// <param name="grains">Reaches the account.</param>
/// <param name="time">The clock.</param>
public sealed class Bootstrap(ScanPlanner planner, IScanStore store, IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    // Somebody waits for the role to be found, and to ask for it is one call.
    private static readonly TimeSpan LongestForRole = TimeSpan.FromMinutes(10);

    // What cannot be listed hours later lacks a permission, and waits for a person.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Makes it due where the places of an account are others than before.</summary>
    /// <param name="state">The schedule, which is changed.</param>
    /// <param name="places"><see cref="ScanPlanner.PlacesOf"/>.</param>
    /// <param name="now">The moment.</param>
    /// <returns>True when the schedule has changed.</returns>
    internal static bool Plan(ScheduleState state, string places, DateTimeOffset now)
    {
        if (state.Places == places)
        {
            return false;
        }

        (state.Places, state.BootstrapDueAt, state.BootstrapScans, state.Refusals) = (places, now, 0, 0);
        return true;
    }

    /// <summary>How long to wait after something failed for the last time.</summary>
    /// <param name="failures">How often it has failed.</param>
    /// <param name="longest">The longest wait.</param>
    internal static TimeSpan Pause(int failures, TimeSpan longest) => First * Math.Pow(2, Math.Min(failures - 1, 20)) is var pause && pause < longest ? pause : longest;

    /// <summary>Scans what is missing, when that is due.</summary>
    /// <param name="state">The schedule as it is stored, which is changed.</param>
    /// <param name="account">The account.</param>
    /// <returns>True when the schedule has changed.</returns>
    internal async Task<bool> RunAsync(ScheduleState state, AccountRegistration account)
    {
        var now = time.GetUtcNow();
        if (state.BootstrapDueAt is not { } due || due > now)
        {
            return false;
        }

        var scan = ScanSchedule.New(ScanKind.Bootstrap, account.AccountId, due, now);
        var last = state.BootstrapScan is { } id ? await store.UnitsAsync([id]) : [];
        var missing = await MissingAsync(scan, state.WatchedSince);
        if (missing.Count == 0 || (state.BootstrapScans > 0 && last.Any(unit => unit.State == ScanState.Cancelled)))
        {
            // Nothing is missing; or a person called it off, and it stays so.
            state.BootstrapDueAt = null;
        }
        else if (last.Any(unit => !unit.IsFinished))
        {
            state.BootstrapDueAt = now + First;
        }
        else if (!await CanBeAssumedAsync(account.AccountId))
        {
            state.BootstrapDueAt = now + Pause(++state.Refusals, LongestForRole);
        }
        else
        {
            await planner.StartAsync(scan, missing);
            (state.BootstrapScan, state.Refusals) = (scan.Id, 0);
            state.BootstrappedAt ??= now;
            state.BootstrapDueAt = now + Pause(++state.BootstrapScans, Longest);
        }

        return true;
    }

    private async Task<IReadOnlyList<ScanUnit>> MissingAsync(Scan scan, DateTimeOffset? since)
    {
        var taken = (await store.BaselinesAsync(scan.AccountId))
            .Where(baseline => baseline.InventoryAt is { } at && (since is null || at >= since))
            .Select(baseline => (baseline.Service, baseline.Region))
            .ToHashSet();
        return [.. planner.Plan(scan).Where(unit => !taken.Contains((unit.Service, unit.Region)))];
    }

    private async Task<bool> CanBeAssumedAsync(string accountId)
    {
        try
        {
            await grains.GetGrain<IAccountGrain>(accountId).GetSessionAsync(TimeSpan.Zero, null);
            return true;
        }
        catch (AccountAccessException)
        {
            return false;
        }
    }
}
