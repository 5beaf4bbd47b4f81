using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Counts over the inventory, small however much there is.</summary>
internal sealed class SummaryFigures
{
    /// <summary>Findings by account, type, region and policy.</summary>
    public required IReadOnlyDictionary<CountedFindings, int> Findings { get; init; }

    /// <summary>Present resources by account, type and region, and how many of these have active findings.</summary>
    public required IReadOnlyDictionary<(string Account, string Type, string Region), (int Present, int NonCompliant)> Resources { get; init; }

    /// <summary>Present resources that could not be judged, by account and policy.</summary>
    public required IReadOnlyDictionary<(string Account, string Policy), int> Unknown { get; init; }

    /// <summary>Findings that each exception keeps from counting.</summary>
    public required IReadOnlyDictionary<string, int> Excepted { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<UnreadableTotal> Unreadable { get; init; }

    public static SummaryFigures Of(IReadOnlyCollection<Item> items)
    {
        var present = items.Where(item => ResourceItem.StatusOf(item) == ResourceStatus.Present).ToArray();
        return new SummaryFigures
        {
            Findings = items
                .SelectMany(item => Enum.GetValues<FindingStatus>().SelectMany(status => ResourceItem.FindingsOf(item, status)
                    .Select(finding => new CountedFindings(
                        item[ResourceItem.Account].S, item[ResourceItem.Type].S, item[ResourceItem.Service].S, item[ResourceItem.Region].S,
                        finding.Policy, finding.Severity, status))))
                .CountBy(key => key).ToDictionary(),
            Resources = present
                .GroupBy(item => (item[ResourceItem.Account].S, item[ResourceItem.Type].S, item[ResourceItem.Region].S))
                .ToDictionary(group => group.Key, group => (group.Count(), group.Count(item => item.ContainsKey(ResourceItem.Active)))),
            Unknown = present
                .SelectMany(item => ResourceItem.UnknownOf(item).Select(policy => (item[ResourceItem.Account].S, policy)))
                .CountBy(key => key).ToDictionary(),
            Excepted = items.SelectMany(ResourceItem.ExceptionsOf).CountBy(exception => exception).ToDictionary(),
            Unreadable = [.. UnreadableOf(present)],
        };
    }

    private static IEnumerable<UnreadableTotal> UnreadableOf(IEnumerable<Item> present) =>
        from item in present
        where item.ContainsKey(ResourceItem.Unreadable)
        from part in StoredJson.Read<UnreadablePart[]>(Attributes.UnpackText(item[ResourceItem.Unreadable]))
        group part by (
            Account: item[ResourceItem.Account].S, Region: item[ResourceItem.Region].S, Type: item[ResourceItem.Type].S, part.Part, part.Permission)
        into parts
        orderby parts.Key.Account, parts.Key.Region, parts.Key.Type, parts.Key.Part
        select new UnreadableTotal(
            parts.Key.Account, parts.Key.Region, parts.Key.Type, parts.Key.Part, parts.Max(part => part.Reason)!, parts.Key.Permission, parts.Count());
}
