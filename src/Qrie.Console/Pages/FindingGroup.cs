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
    public static FindingGroup Of(FindingTally tally, IPolicyCatalogue policies, FilterChoices names, FindingsView view, string? owner) => view.By switch
    {
        "resource" => new(
            tally.Key, Names.OfResource(tally.Key), NoteOf(tally, owner is null ? null : names.NameOf(owner)), Names.PageOf(tally.Key), tally.Findings,
            tally.Critical, tally.Severity),
        "account" => new(
            tally.Key, names.NameOf(tally.Key), tally.Key, (view.Filters with { Account = tally.Key }).ToUri(), tally.Findings, tally.Critical, tally.Severity),
        _ => new(
            tally.Key, policies.Find(tally.Key)?.Title ?? tally.Key, tally.Key, (view.Filters with { Policy = tally.Key }).ToUri(), tally.Findings,
            Severity: tally.Severity),
    };

    private static string NoteOf(FindingTally tally, string? account) =>
        string.Join(" · ", new[] { Names.OfType(tally.Type ?? ""), account, tally.Region }.Where(word => !string.IsNullOrEmpty(word)));
}
