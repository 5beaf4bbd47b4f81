using Qrie.Scans;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The item of the last complete scans of one account, service and region. The counter of what events brought runs on for ever: it keeps where
/// that stood, so that the next takes the difference. What events tell of late is added to the item as it comes.
/// </summary>
internal static class BaselineItem
{
    private const string Unit = "unit";
    private const string Value = "baseline";
    private const string BroughtTotal = "brought_total";
    private const string LateBefore = "late_before";

    /// <summary>The attribute of the drift that units counted which did not complete.</summary>
    public const string Carried = "carried";

    /// <summary>The attribute that says where <see cref="Late"/> stood when the first of these began.</summary>
    public const string CarriedLate = "carried_late";

    /// <summary>The attribute of the scan of the last of these.</summary>
    public const string CarriedScan = "carried_scan";

    /// <summary>The attribute that counts what events told of late.</summary>
    public const string Late = "late";

    public static Item KeyOf(string account, string service, string region) => new()
    {
        ["account"] = Attributes.Text(account),
        [Unit] = Attributes.Text($"{service}/{region}"),
    };

    public static Baseline Read(Item item) => (Stored(item) with { Late = Number(item, Late) }).WithoutLate(Number(item, LateBefore));

    /// <summary>The item after a unit has completed; the same when it is written again.</summary>
    public static Item After(ScanUnit unit, Item? before)
    {
        var item = before is null ? KeyOf(unit.AccountId, unit.Service, unit.Region) : new Item(before);
        var known = before is null ? new Baseline(unit.AccountId, unit.Service, unit.Region, null, null, null, 0) : Stored(before);
        if (unit.Kind == ScanKind.Policy)
        {
            known = known with { PolicyAt = unit.StartedAt };
        }
        else if (known.InventoryAt is null || known.InventoryAt != unit.StartedAt)
        {
            var since = unit.Brought - Number(item, BroughtTotal);
            // The first inventory of a place measures nothing, whatever its kind: what it finds was there before anybody looked.
            var measured = unit.Measures && known.InventoryAt is not null;
            known = known with
            {
                InventoryAt = unit.StartedAt,
                Drift = measured ? unit.Drift + (int)Number(item, Carried) : known.Drift,
                Brought = measured ? since : known.Brought,
            };
            item[BroughtTotal] = Attributes.Number(unit.Brought);
            if (unit.Measures)
            {
                item[LateBefore] = item.GetValueOrDefault(CarriedLate) ?? Attributes.Number(unit.Late ?? 0);
                item.Remove(Carried);
                item.Remove(CarriedLate);
            }
        }

        item[Value] = Attributes.Pack(StoredJson.Write(known));
        return item;
    }

    private static Baseline Stored(Item item) => StoredJson.Read<Baseline>(Attributes.UnpackText(item[Value]));

    private static long Number(Item item, string attribute) => item.GetValueOrDefault(attribute) is { } number ? Attributes.NumberOf(number) : 0;
}
