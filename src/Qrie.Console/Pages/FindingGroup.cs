using Qrie.Console.Parts;
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

    public static FindingGroup Of(FindingTally tally, IPolicyCatalogue policies, FilterChoices names, FindingsView view) => view.By switch
    {
        "resource" => OfResource(tally.Key, tally.Type ?? "", tally.Region ?? "", tally.Findings) with { Critical = tally.Critical, Severity = tally.Severity },
        "account" => new(
            tally.Key, names.NameOf(tally.Key), tally.Key, (view.Filters with { Account = tally.Key }).ToUri(), tally.Findings, tally.Critical, tally.Severity),
        _ => new(
            tally.Key, policies.Find(tally.Key)?.Title ?? tally.Key, tally.Key, (view.Filters with { Policy = tally.Key }).ToUri(), tally.Findings,
            Severity: tally.Severity),
    };

    private static FindingGroup OfResource(string arn, string type, string region, int open) =>
        new(arn, Names.OfResource(arn), $"{Names.OfType(type)} · {region}", Names.PageOf(arn), open);
}
