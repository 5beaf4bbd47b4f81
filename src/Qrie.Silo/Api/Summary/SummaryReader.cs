using Qrie.Accounts;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Silo.Api.Scans;

namespace Qrie.Silo.Api.Summary;

/// <summary>Puts the figures of the dashboard together.</summary>
internal sealed class SummaryReader(
    ISummaryQueries summary, IPolicyCatalogue policies, IAccountDirectory accounts, IScanStore scans, IScanControl standing, TimeProvider time)
{
    private const int TopPolicies = 10;

    /// <param name="weeks">How many weeks.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public async Task<DashboardDto> DashboardAsync(int weeks, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        var firstWeek = FindingWeek.MondayOf(today).AddDays(-7 * (weeks - 1));
        var days = await summary.DaysAsync(firstWeek < month ? firstWeek : month, cancellationToken);
        var open = (await summary.FindingsAsync(null, cancellationToken)).Where(count => count.Status == FindingStatus.Active).ToList();
        var total = open.Sum(count => count.Count);
        return new DashboardDto
        {
            TotalOpenFindings = total,
            CriticalOpenFindings = InBand(open, SeverityBand.Critical),
            HighOpenFindings = InBand(open, SeverityBand.High),
            ResolvedThisMonth = days.Where(day => day.Day >= month).Sum(day => day.Resolved),
            ActivePolicies = policies.All.Count(policy => policy.Status == PolicyStatus.Active),
            Resources = (await summary.ResourcesAsync(null, cancellationToken)).Sum(count => count.Present),
            Accounts = accounts.All.Count,
            PoliciesLaunchedThisMonth = policies.All.Count(policy =>
                policy.Status == PolicyStatus.Active && policy.CreatedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) >= month),
            FindingsWeekly = [.. FindingWeek.Sum(days, total, today, weeks).Select(WeekDto.From)],
            TopPolicies =
            [
                .. open
                    .GroupBy(count => count.PolicyId)
                    .Select(group => new TopPolicyDto(group.Key, group.Sum(count => count.Count), group.Max(count => count.Severity)))
                    .OrderByDescending(policy => policy.OpenFindings).ThenByDescending(policy => policy.Severity).ThenBy(policy => policy.PolicyId, StringComparer.Ordinal)
                    .Take(TopPolicies),
            ],
            AntiEntropy = await AntiEntropyAsync(),
        };
    }

    /// <summary>How many of the findings are of a band.</summary>
    public static int InBand(IEnumerable<FindingCount> counts, SeverityBand band) =>
        counts.Where(count => Severity.BandOf(count.Severity) == band).Sum(count => count.Count);

    private async Task<AntiEntropyDto> AntiEntropyAsync()
    {
        var baselines = (await standing.StandingAsync(null)).ToLookup(baseline => baseline.AccountId);
        var own = accounts.All.Select(account => baselines[account.AccountId].ToArray()).ToArray();
        var stale = own.Select(scanned => Drift.Detected(scanned, time.GetUtcNow())).ToHashSet();
        return new AntiEntropyDto(
            await LastAsync(ScanKind.Inventory), await LastAsync(ScanKind.Policy),
            stale.Contains(true) ? true : stale.Contains(null) || own.Length == 0 ? null : false,
            own.Sum(scanned => scanned.Sum(baseline => baseline.Drift ?? 0)));
    }

    private async Task<ScanDto?> LastAsync(ScanKind kind) =>
        (await scans.ScansAsync(null, kind, 1, null)).Items is [var scan, ..]
            ? ScanDto.From(scan, await scans.UnitsAsync([scan.Id]), withUnits: false)
            : null;
}
