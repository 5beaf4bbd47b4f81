using System.Globalization;
using Qrie.Scans;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A scan's item, and those of its units.</summary>
internal static class ScanItem
{
    /// <summary>The sort key of the scan itself.</summary>
    public const string Whole = "#";

    public const string Scan = "scan_id";
    public const string Key = "unit_key";
    public const string Listed = "listed";
    public const string LatestFirst = "latest_first";
    public const string Unfinished = "unfinished";
    public const string UnfinishedKey = "unfinished_key";
    public const string OldestFirst = "oldest_first";
    public const string State = "unit_state";
    private const string Requested = "requested_at";
    private const string Accounts = "accounts";
    private const string Value = "value";

    /// <summary>The one partition of an index with few items.</summary>
    public const string All = "all";

    public static Item KeyOf(string scanId, string unit) => new() { [Scan] = Attributes.Text(scanId), [Key] = Attributes.Text(unit) };

    public static Item Of(Scan scan, IEnumerable<ScanUnit> units)
    {
        var item = KeyOf(scan.Id, Whole);
        item[Listed] = Attributes.Text(All);
        item[LatestFirst] = Attributes.Text($"{Attributes.OrderedFromLatest(scan.RequestedAt)}\n{scan.Id}");
        item[Value] = Attributes.Pack(StoredJson.Write(scan));
        string[] accounts = [.. units.Select(unit => unit.AccountId).Distinct()];
        if (accounts.Length > 0)
        {
            item[Accounts] = Attributes.Pack(StoredJson.Write(accounts));
        }

        return item;
    }

    public static Item Of(ScanUnit unit, DateTimeOffset requestedAt)
    {
        var item = KeyOf(unit.ScanId, unit.Key);
        item[State] = Attributes.Text(((int)unit.State).ToString(CultureInfo.InvariantCulture));
        item[Requested] = Attributes.Text(Attributes.Ordered(requestedAt));
        item[Value] = Attributes.Pack(StoredJson.Write(unit));
        if (!unit.IsFinished)
        {
            item[Unfinished] = Attributes.Text(All);
            item[UnfinishedKey] = Attributes.Text(unit.Key);
            item[OldestFirst] = Attributes.Text($"{Attributes.Ordered(requestedAt)}\n{unit.ScanId}");
        }

        return item;
    }

    public static Scan ScanOf(Item item) => StoredJson.Read<Scan>(Attributes.UnpackText(item[Value]));

    public static ScanUnit UnitOf(Item item) => StoredJson.Read<ScanUnit>(Attributes.UnpackText(item[Value]));

    public static DateTimeOffset RequestedOf(Item item) =>
        SqliteExtensions.ToTime(long.Parse(item[Requested].S, CultureInfo.InvariantCulture));

    public static bool Concerns(Item item, string account) =>
        ScanOf(item).AccountId == account
        || (item.TryGetValue(Accounts, out var accounts) && StoredJson.Read<string[]>(Attributes.UnpackText(accounts)).Contains(account));
}
