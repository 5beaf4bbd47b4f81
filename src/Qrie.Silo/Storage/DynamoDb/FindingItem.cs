using System.Globalization;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A finding's item, in the order of listings: last changed first, then by resource and policy.</summary>
internal static class FindingItem
{
    public const int BandShards = 4;

    public const string Arn = "arn";
    public const string Policy = "policy";
    public const string AccountAndStatus = "account_status";
    public const string PolicyAndStatus = "policy_status";
    public const string BandShard = "band_shard";
    public const string Order = "changed_order";
    private const string Type = "type";
    private const string Service = "service";
    private const string Account = "account";
    private const string Region = "region";
    private const string Snapshot = "snapshot_time";
    private const string Revision = "revision";
    private const string Finding = "finding";

    /// <summary>Newer wins; the same again is written again. For <see cref="Values"/>.</summary>
    public const string NewerWins =
        $"attribute_not_exists({Arn}) OR {Snapshot} < :{Snapshot} OR ({Snapshot} = :{Snapshot} AND {Revision} <= :{Revision})";

    public static Item Values(Finding finding) => new()
    {
        [$":{Snapshot}"] = Attributes.Number(finding.SnapshotTime.ToStored()),
        [$":{Revision}"] = Attributes.Number(finding.PolicyRevision),
    };

    public static Item Of(ResourceState state, string service, Finding finding) => new()
    {
        [Arn] = Attributes.Text(state.Arn),
        [Policy] = Attributes.Text(finding.PolicyId),
        [AccountAndStatus] = Attributes.Text(PartitionOf(state.AccountId, finding.Status)),
        [PolicyAndStatus] = Attributes.Text(PartitionOf(finding.PolicyId, finding.Status)),
        [BandShard] = Attributes.Text(PartitionOf(Severity.BandOf(finding.Severity), Attributes.ShardOf(state.Arn, BandShards), finding.Status)),
        [Order] = Attributes.Text(OrderOf(state.Arn, finding)),
        [Type] = Attributes.Text(state.Type),
        [Service] = Attributes.Text(service),
        [Account] = Attributes.Text(state.AccountId),
        [Region] = Attributes.Text(state.Region),
        [Snapshot] = Attributes.Number(finding.SnapshotTime.ToStored()),
        [Revision] = Attributes.Number(finding.PolicyRevision),
        [Finding] = Attributes.Pack(StoredJson.Write(finding)),
    };

    public static FindingRow RowOf(ResourceState state, string service, Finding finding) => new()
    {
        Arn = state.Arn,
        Service = service,
        AccountId = state.AccountId,
        Region = state.Region,
        Type = state.Type,
        Finding = finding,
    };

    public static FindingRow RowOf(Item item) => new()
    {
        Arn = item[Arn].S,
        Service = item[Service].S,
        AccountId = item[Account].S,
        Region = item[Region].S,
        Type = item[Type].S,
        Finding = StoredJson.Read<Finding>(Attributes.UnpackText(item[Finding])),
    };

    public static string PartitionOf(string accountOrPolicy, FindingStatus status) => $"{accountOrPolicy}#{(int)status}";

    public static IEnumerable<string> PartitionsOf(SeverityBand band, FindingStatus status) => Enumerable.Range(0, BandShards)
        .Select(shard => PartitionOf(band, shard.ToString(CultureInfo.InvariantCulture), status));

    /// <exception cref="FormatException">The text is no place in the order.</exception>
    public static void CheckOrder(string text)
    {
        if (text.Split('\n') is not [{ Length: 16 } opened, _, _] || !opened.All(char.IsAsciiDigit))
        {
            throw new FormatException("The token is none of ours.");
        }
    }

    /// <summary>When the finding opened, while it is active; when it was resolved, otherwise.</summary>
    public static DateTimeOffset ChangedAt(Finding finding) =>
        finding is { Status: FindingStatus.Resolved, ResolvedAt: { } resolved } ? resolved : finding.OpenedAt;

    /// <summary>True when both say the same of the violation, whenever either was evaluated.</summary>
    public static bool SaySame(Finding one, Finding other) => Stamped(one, other) == other;

    /// <summary>A finding with the stamps of another's evaluation.</summary>
    public static Finding Stamped(Finding finding, Finding by) =>
        finding with { LastEvaluated = by.LastEvaluated, SnapshotTime = by.SnapshotTime, PolicyRevision = by.PolicyRevision };

    /// <summary>True when the first was evaluated by a newer snapshot, or by a newer set of policies on the same.</summary>
    public static bool IsNewer(Finding one, Finding other) =>
        one.SnapshotTime > other.SnapshotTime || (one.SnapshotTime == other.SnapshotTime && one.PolicyRevision > other.PolicyRevision);

    private static string PartitionOf(SeverityBand band, string shard, FindingStatus status) => $"{band}#{(int)status}#{shard}";

    private static string OrderOf(string arn, Finding finding) =>
        $"{Attributes.OrderedFromLatest(ChangedAt(finding))}\n{Attributes.SortPart(arn, 700)}\n{Attributes.SortPart(finding.PolicyId, 300)}";
}
