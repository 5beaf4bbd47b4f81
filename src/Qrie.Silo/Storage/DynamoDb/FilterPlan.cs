using Qrie.Findings;
using Qrie.Inventory;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Which partitions of which index a filter needs, and which of their items match it.</summary>
internal static class FilterPlan
{
    // More are found sooner among all.
    private const int MostAccounts = 50;

    private static readonly FindingStatus[] AllStatuses = Enum.GetValues<FindingStatus>();

    /// <summary>The partitions, and the sort key by which they are in order.</summary>
    public static (OrderedPartition[] Partitions, string SortKey) PartitionsOf(ResourceFilter filter) => AccountFilter.Of(filter.Account, filter.Accounts) switch
    {
        { Length: <= MostAccounts } accounts => (
            [.. accounts.Select(account => new OrderedPartition(Index(DynamoSchema.Resources, "by-account"), account) { Prefix = filter.Type is { } type ? $"{type}#" : null })],
            ResourceItem.TypeAndArn),
        _ =>
            ([.. ResourceItem.AllShards.Select(shard => new OrderedPartition(Index(DynamoSchema.Resources, "by-shard"), shard))], ResourceItem.Arn),
    };

    /// <summary>The partitions, which are in the order of findings.</summary>
    public static OrderedPartition[] PartitionsOf(FindingFilter filter)
    {
        var statuses = filter.State is { } state ? [state] : AllStatuses;
        var (index, keys) = (filter.Policy, AccountFilter.Of(filter.Account, filter.Accounts)) switch
        {
            (_, { Length: <= MostAccounts } accounts) =>
                ("by-account", accounts.SelectMany(account => statuses.Select(status => FindingItem.PartitionOf(account, status)))),
            ({ } policy, _) => ("by-policy", statuses.Select(status => FindingItem.PartitionOf(policy, status))),
            _ => ("by-band", Enum.GetValues<SeverityBand>().Where(band => Overlaps(band, filter))
                .SelectMany(band => statuses.SelectMany(status => FindingItem.PartitionsOf(band, status)))),
        };
        return [.. keys.Select(key => new OrderedPartition(Index(DynamoSchema.Findings, index), key))];
    }

    public static bool Matches(Item summary, ResourceFilter filter) =>
        Is(filter.Account, summary[ResourceItem.Account].S)
        && IsAnyOf(filter.Accounts, summary[ResourceItem.Account].S)
        && Is(filter.Type, summary[ResourceItem.Type].S)
        && Is(filter.Service, summary[ResourceItem.Service].S)
        && Is(filter.Region, summary[ResourceItem.Region].S)
        && (filter.Status is null || filter.Status == ResourceItem.StatusOf(summary))
        && (filter.NonCompliant is null || filter.NonCompliant == summary.ContainsKey(ResourceItem.Active))
        && Contains(summary[ResourceItem.Arn].S, filter.Text);

    /// <summary>Whether counted findings match what they tell of a filter.</summary>
    public static bool Matches(CountedFindings findings, FindingFilter filter) =>
        Is(filter.Account, findings.Account)
        && IsAnyOf(filter.Accounts, findings.Account)
        && Is(filter.Policy, findings.Policy)
        && Is(filter.Service, findings.Service)
        && Is(filter.Type, findings.Type)
        && Is(filter.Region, findings.Region)
        && (filter.State is null || filter.State == findings.Status)
        && !(findings.Severity < filter.MinimumSeverity)
        && !(findings.Severity > filter.MaximumSeverity);

    public static bool Matches(FindingRow row, FindingFilter filter) =>
        Is(filter.Account, row.AccountId)
        && IsAnyOf(filter.Accounts, row.AccountId)
        && Is(filter.Policy, row.Finding.PolicyId)
        && Is(filter.Arn, row.Arn)
        && Is(filter.Service, row.Service)
        && Is(filter.Type, row.Type)
        && Is(filter.Region, row.Region)
        && (filter.State is null || filter.State == row.Finding.Status)
        && !(row.Finding.Severity < filter.MinimumSeverity)
        && !(row.Finding.Severity > filter.MaximumSeverity)
        && (filter.Since is null || row.Finding.OpenedAt >= filter.Since || row.Finding.ResolvedAt >= filter.Since)
        && (Contains(row.Arn, filter.Text) || Contains(row.Finding.PolicyId, filter.Text) || Contains(row.Finding.Message, filter.Text));

    private static bool Overlaps(SeverityBand band, FindingFilter filter)
    {
        var (minimum, maximum) = Severity.RangeOf(band);
        return !(maximum < filter.MinimumSeverity) && !(minimum > filter.MaximumSeverity);
    }

    private static bool Is(string? wanted, string actual) => wanted is null || wanted == actual;

    private static bool IsAnyOf(IReadOnlySet<string>? wanted, string actual) => wanted is null || wanted.Contains(actual);

    private static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static DynamoIndex Index(DynamoTable table, string name) => table.Indexes.Single(index => index.Name == name);
}
