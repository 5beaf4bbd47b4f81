using Qrie.Scans;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The item of the last complete scans of one account, service and region. The counter of what events brought runs on for ever: it keeps where
/// that stood, so that the next takes the difference.
/// </summary>
internal static class BaselineItem
{
    private const string Unit = "unit";
    private const string Value = "baseline";
    private const string BroughtTotal = "brought_total";

    public static Item KeyOf(ScanUnit unit) => new()
    {
        ["account"] = Attributes.Text(unit.AccountId),
        [Unit] = Attributes.Text($"{unit.Service}/{unit.Region}"),
    };

    public static Baseline Read(Item item) => StoredJson.Read<Baseline>(Attributes.UnpackText(item[Value]));

    /// <summary>The item after a unit has completed; the same when it is written again.</summary>
    public static Item After(ScanUnit unit, Item? before)
    {
        var item = before is null ? KeyOf(unit) : new Item(before);
        var known = before is null ? new Baseline(unit.AccountId, unit.Service, unit.Region, null, null, null, 0) : Read(before);
        if (unit.Kind == ScanKind.Policy)
        {
            known = known with { PolicyAt = unit.StartedAt };
        }
        else if (known.InventoryAt is null || known.InventoryAt != unit.StartedAt)
        {
            var since = unit.Brought - (before?.GetValueOrDefault(BroughtTotal) is { } total ? Attributes.NumberOf(total) : 0);
            // The first inventory of a place measures nothing, whatever its kind: what it finds was there before anybody looked.
            var measured = unit.Kind == ScanKind.Inventory && known.InventoryAt is not null;
            known = known with
            {
                InventoryAt = unit.StartedAt,
                Drift = measured ? unit.Drift : known.Drift,
                Brought = measured ? since : known.Brought,
            };
            item[BroughtTotal] = Attributes.Number(unit.Brought);
        }

        item[Value] = Attributes.Pack(StoredJson.Write(known));
        return item;
    }
}
