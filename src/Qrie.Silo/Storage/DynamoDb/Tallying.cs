using Qrie.Findings;
using Qrie.Inventory;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Counts findings by what they have in common.</summary>
internal static class Tallying
{
    /// <summary>From counts, by policy or account.</summary>
    public static IEnumerable<FindingTally> Of(IEnumerable<KeyValuePair<CountedFindings, int>> counts, FindingFilter filter, FindingGrouping by) => counts
        .Where(count => FilterPlan.Matches(count.Key, filter))
        .GroupBy(count => by == FindingGrouping.Account ? count.Key.Account : count.Key.Policy)
        .Select(group => new FindingTally(
            group.Key, null, null, group.Sum(count => count.Value), group.Where(count => IsCritical(count.Key.Severity)).Sum(count => count.Value),
            group.Max(count => count.Key.Severity)));

    /// <summary>From the summary of a resource; null when none of its findings matches.</summary>
    public static FindingTally? Of(Item summary, FindingFilter filter)
    {
        var severities = Enum.GetValues<FindingStatus>()
            .SelectMany(status => ResourceItem.FindingsOf(summary, status).Select(finding => new CountedFindings(
                summary[ResourceItem.Account].S, summary[ResourceItem.Type].S, summary[ResourceItem.Service].S, summary[ResourceItem.Region].S,
                finding.Policy, finding.Severity, status)))
            .Where(finding => FilterPlan.Matches(finding, filter))
            .Select(finding => finding.Severity)
            .ToArray();
        return severities.Length == 0
            ? null
            : new FindingTally(
                summary[ResourceItem.Arn].S, summary[ResourceItem.Type].S, summary[ResourceItem.Region].S, severities.Length, severities.Count(IsCritical),
                severities.Max());
    }

    /// <summary>From the findings themselves.</summary>
    public static IEnumerable<FindingTally> Of(IEnumerable<FindingRow> rows, FindingGrouping by) => rows
        .GroupBy(row => by switch { FindingGrouping.Resource => row.Arn, FindingGrouping.Account => row.AccountId, _ => row.Finding.PolicyId })
        .Select(group => new FindingTally(
            group.Key,
            by == FindingGrouping.Resource ? group.First().Type : null,
            by == FindingGrouping.Resource ? group.First().Region : null,
            group.Count(),
            group.Count(row => IsCritical(row.Finding.Severity)),
            group.Max(row => row.Finding.Severity)));

    /// <summary>A page of tallies, in their order.</summary>
    public static FindingTallies Page(IEnumerable<FindingTally> tallies, int limit, TallyPlace? after, int? counted)
    {
        FindingTally[] found =
        [
            .. tallies
                .Where(tally => after is null || after.IsBefore(tally))
                .OrderByDescending(tally => tally.Findings).ThenByDescending(tally => tally.Severity).ThenBy(tally => tally.Key, StringComparer.Ordinal)
                .Take(limit + 1),
        ];
        return new FindingTallies(
            found.Length > limit ? new Page<FindingTally>(found[..limit], TallyPlace.Of(found[limit - 1]).ToString()) : new Page<FindingTally>(found, null), counted);
    }

    private static bool IsCritical(int severity) => Severity.BandOf(severity) == SeverityBand.Critical;
}
