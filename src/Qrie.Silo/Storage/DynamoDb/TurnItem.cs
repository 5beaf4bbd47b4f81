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
    private const int Shards = 4;
    private const string Critical = "critical";
    private const char Opened = 'o';
    private const char Resolved = 'r';

    /// <summary>What was written when it happened stays: the severity may change later.</summary>
    public const string OnlyOnce = $"attribute_not_exists({DayShard})";

    public static Item Of(string arn, Finding finding, int keptDays)
    {
        var at = FindingItem.ChangedAt(finding);
        var kind = finding.Status == FindingStatus.Resolved ? Resolved : Opened;
        return new Item
        {
            [DayShard] = Attributes.Text($"{DayOf(DateOnly.FromDateTime(at.UtcDateTime))}#{Attributes.ShardOf(arn, Shards)}"),
            [Turn] = Attributes.Text($"{Attributes.Ordered(at)}\n{Attributes.SortPart(arn, 700)}\n{Attributes.SortPart(finding.PolicyId, 280)}\n{kind}"),
            [Critical] = new AttributeValue { BOOL = Severity.BandOf(finding.Severity) == SeverityBand.Critical },
            ["expires"] = Attributes.Number((at + TimeSpan.FromDays(keptDays)).ToUnixTimeSeconds()),
        };
    }

    public static IEnumerable<string> PartitionsOf(DateOnly day) =>
        Enumerable.Range(0, Shards).Select(shard => $"{DayOf(day)}#{shard.ToString(CultureInfo.InvariantCulture)}");

    public static FindingDay Count(DateOnly day, IReadOnlyCollection<Item> items)
    {
        var opened = items.Where(item => item[Turn].S[^1] == Opened).ToArray();
        return new FindingDay(day, opened.Length, items.Count - opened.Length, opened.Count(item => item[Critical].BOOL == true));
    }

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
