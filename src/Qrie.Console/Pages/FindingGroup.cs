using Qrie.Console.Parts;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>Open findings of one policy, resource or account.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">What else tells it apart.</param>
/// <param name="Address">Where its findings are.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Critical">How many of these are critical; 0 where that is not counted.</param>
/// <param name="Severity">The gravest severity; null where that is not counted.</param>
internal sealed record FindingGroup(string Key, string Title, string Note, string Address, int Open, int Critical = 0, int? Severity = null)
{
    public static FindingGroup Of(ResourceRow row) => new(
        row.Arn, Names.OfResource(row.Arn), $"{Names.OfType(row.Type)} · {row.Region}", Names.PageOf(row.Arn), row.OpenFindings);

    public static FindingGroup Of(AccountCount count, string name) => new(
        count.AccountId, name, count.AccountId, Link.To("/findings", ("account", count.AccountId)), count.Open, count.Critical,
        count.Critical > 0 ? Qrie.Findings.Severity.RangeOf(SeverityBand.Critical).Minimum : count.High > 0 ? Qrie.Findings.Severity.RangeOf(SeverityBand.High).Minimum : null);

    public static IReadOnlyList<FindingGroup> ByPolicy(IEnumerable<FindingCount> counts, IPolicyCatalogue policies, string? account) =>
    [
        .. counts
            .Where(count => count.Status == FindingStatus.Active)
            .GroupBy(count => count.PolicyId)
            .Select(group => new FindingGroup(
                group.Key, policies.Find(group.Key)?.Title ?? group.Key, group.Key, Link.To("/findings", ("policy", group.Key), ("account", account)),
                group.Sum(count => count.Count), Severity: group.Max(count => count.Severity)))
            .OrderByDescending(group => group.Open).ThenBy(group => group.Title, StringComparer.OrdinalIgnoreCase),
    ];
}
