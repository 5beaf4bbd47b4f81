using System.Globalization;
using Qrie.Accounts;

namespace Qrie.Scans;

/// <summary>What is due of an account's schedule: a function of the schedule and the moment.</summary>
/// <param name="options">The defaults.</param>
internal sealed class ScanSchedule(ScanOptions options)
{
    private const string RequestedBy = "schedule";

    /// <summary>Takes what is due out of the schedule. What was missed is due once, however often it was missed.</summary>
    /// <param name="state">The schedule, which is changed.</param>
    /// <param name="account">The account.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The scans to start, under ids made of their due times, so that starting one twice starts it once; and whether the schedule has changed.</returns>
    public (IReadOnlyList<Scan> Due, bool Changed) Take(ScheduleState state, AccountRegistration account, DateTimeOffset now)
    {
        var due = new List<Scan>();
        var before = (state.InventoryDueAt, state.PolicyDueAt, state.InventoryCron, state.PolicyCron);
        (state.InventoryDueAt, state.InventoryCron) = Next(ScanKind.Inventory, account.InventoryCron ?? options.InventoryCron, state.InventoryCron, state.InventoryDueAt);
        (state.PolicyDueAt, state.PolicyCron) = Next(ScanKind.Policy, account.PolicyCron ?? options.PolicyCron, state.PolicyCron, state.PolicyDueAt);
        return (due, before != (state.InventoryDueAt, state.PolicyDueAt, state.InventoryCron, state.PolicyCron));

        (DateTimeOffset?, string) Next(ScanKind kind, string cron, string plannedBy, DateTimeOffset? at)
        {
            if (cron == plannedBy && (at is null || at > now))
            {
                return (at, cron);
            }

            if (cron == plannedBy)
            {
                due.Add(New(kind, account.AccountId, at!.Value, now));
            }

            return (CronSchedule.Next(cron, now, options.Spread, account.AccountId), cron);
        }
    }

    /// <summary>A scan under an id made of its due time.</summary>
    public static Scan New(ScanKind kind, string accountId, DateTimeOffset due, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}-{accountId}-{due.UtcDateTime:yyyyMMdd'T'HHmmss}"),
        kind, accountId, null, null, RequestedBy, now);
}
