using Qrie.Console.Parts;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>Findings of one policy, resource or account.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">What else tells it apart.</param>
/// <param name="Address">Where its findings are.</param>
/// <param name="Open">How many there are, of those that are shown: the open ones, unless others are asked for.</param>
/// <param name="Critical">How many of these are critical; 0 where that is not counted.</param>
/// <param name="Severity">The gravest severity; null where that is not counted.</param>
internal sealed record FindingGroup(string Key, string Title, string Note, string Address, int Open, int Critical = 0, int? Severity = null)
{
    public static FindingGroup Of(ResourceRow row) => OfResource(row.Arn, row.Type, row.Region, row.OpenFindings);

    public static FindingGroup Of(AccountCount count, string name, FindingsView view) => new(
        count.AccountId, name, count.AccountId, (view.Filters with { Account = count.AccountId }).ToUri(), count.Open, count.Critical,
        count.Critical > 0 ? Qrie.Findings.Severity.RangeOf(SeverityBand.Critical).Minimum : count.High > 0 ? Qrie.Findings.Severity.RangeOf(SeverityBand.High).Minimum : null);

    public static IReadOnlyList<FindingGroup> ByPolicy(IEnumerable<FindingCount> counts, IPolicyCatalogue policies, FindingsView view) =>
    [
        .. counts
            .Where(count => count.Status == FindingStatus.Active)
            .GroupBy(count => count.PolicyId)
            .Select(group => OfPolicy(group.Key, policies, view, group.Sum(count => count.Count), group.Max(count => count.Severity)))
            .OrderByDescending(group => group.Open).ThenBy(group => group.Title, StringComparer.OrdinalIgnoreCase),
    ];

    public static FindingGroup Of(FindingTally.Group group, IPolicyCatalogue policies, FilterChoices names, FindingsView view) => view.By switch
    {
        "resource" => OfResource(group.Key, group.First.Type, group.First.Region, group.Count) with { Critical = group.Critical, Severity = group.Severity },
        "account" => new(group.Key, names.NameOf(group.Key), group.Key, (view.Filters with { Account = group.Key }).ToUri(), group.Count, group.Critical, group.Severity),
        _ => OfPolicy(group.Key, policies, view, group.Count, group.Severity),
    };

    private static FindingGroup OfResource(string arn, string type, string region, int open) =>
        new(arn, Names.OfResource(arn), $"{Names.OfType(type)} · {region}", Names.PageOf(arn), open);

    private static FindingGroup OfPolicy(string id, IPolicyCatalogue policies, FindingsView view, int open, int severity) =>
        new(id, policies.Find(id)?.Title ?? id, id, (view.Filters with { Policy = id }).ToUri(), open, Severity: severity);
}
