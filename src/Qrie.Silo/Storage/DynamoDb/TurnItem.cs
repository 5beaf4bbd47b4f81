using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// That a finding opened, or was resolved, on a day: an item each, named by what happened, so that writing it again counts it once.
/// </summary>
internal static class TurnItem
{
    public const string DayShard = "day_shard";
    public const string Turn = "turn";
    public const string UntoldShard = "untold_shard";
    private const string Row = "finding_row";
    private const int Shards = 4;
    private const string Critical = "critical";
    private const char Opened = 'o';
    private const char Resolved = 'r';

    /// <summary>What was written when it happened stays: the severity may change later.</summary>
    public const string OnlyOnce = $"attribute_not_exists({DayShard})";

    /// <summary>What becomes of it when it was told of.</summary>
    public const string Told = $"REMOVE {UntoldShard}, {Row}";

    public static IEnumerable<string> UntoldShards => Enumerable.Range(0, Shards).Select(shard => shard.ToString(CultureInfo.InvariantCulture));

    public static Item Of(FindingRow row, int keptDays, DateTimeOffset now)
    {
        var (arn, finding) = (row.Arn, row.Finding);
        var at = FindingItem.ChangedAt(finding);
        var kind = finding.Status == FindingStatus.Resolved ? Resolved : Opened;
        var (shard, expires) = (Attributes.ShardOf(arn, Shards), at + TimeSpan.FromDays(keptDays));
        var item = new Item
        {
            [DayShard] = Attributes.Text($"{DayOf(DateOnly.FromDateTime(at.UtcDateTime))}#{shard}"),
            [Turn] = Attributes.Text($"{Attributes.Ordered(at)}\n{Attributes.SortPart(arn, 700)}\n{Attributes.SortPart(finding.PolicyId, 280)}\n{kind}"),
            [Critical] = new AttributeValue { BOOL = Severity.BandOf(finding.Severity) == SeverityBand.Critical },
            [ItemPlace.ExpiresAt] = Attributes.Number(expires.ToUnixTimeSeconds()),
        };
        // One that is older may have been told of, and its item may be gone since.
        if (expires > now)
        {
            item[UntoldShard] = Attributes.Text(shard);
            item[Row] = Attributes.Pack(StoredJson.Write(row));
        }

        return item;
    }

    public static Item KeyOf(Item item) => new() { [DayShard] = item[DayShard], [Turn] = item[Turn] };

    public static bool IsUntold(Item item) => item.ContainsKey(UntoldShard);

    /// <summary>The finding as it was when it turned, of one that was not told of.</summary>
    public static FindingRow RowOf(Item item) => StoredJson.Read<FindingRow>(Attributes.UnpackText(item[Row]));

    public static IEnumerable<string> PartitionsOf(DateOnly day) =>
        Enumerable.Range(0, Shards).Select(shard => $"{DayOf(day)}#{shard.ToString(CultureInfo.InvariantCulture)}");

    public static FindingDay Count(DateOnly day, IReadOnlyCollection<Item> items)
    {
        var opened = items.Where(item => item[Turn].S[^1] == Opened).ToArray();
        return new FindingDay(day, opened.Length, items.Count - opened.Length, opened.Count(item => item[Critical].BOOL == true));
    }

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
