using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Silo.Exports;
using Qrie.Silo.Notifications;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// A delivery's item, in its destination's partition. What happened to one finding lies together there, in order; an index has those that wait
/// by when they are due, and the dead by when they were given up.
/// </summary>
internal static class DeliveryItem
{
    public const string Destination = "destination";
    public const string Delivery = "delivery";
    public const string Queue = "queue";
    public const string QueueOrder = "queue_order";
    public const string DueAt = "due_at";
    public const string DeadAt = "dead_at";
    public const string Tries = "attempts";
    public const string Failure = "failure";
    private const string Row = "finding_row";

    private const int FindingLength = 32;

    public static string WaitingOf(string destination) => $"{destination}#waiting";

    public static string DeadOf(string destination) => $"{destination}#dead";

    public static Item Of(string destination, FindingRow row, DateTimeOffset now, string? refusal)
    {
        var item = KeyOf(destination, NameOf(row));
        item[Row] = Attributes.Pack(StoredJson.Write(row));
        item[Tries] = Attributes.Number(0);
        foreach (var (name, value) in refusal is null ? Waiting(item, now) : Dead(item, now))
        {
            item[name] = value;
        }

        if (refusal is not null)
        {
            item[Failure] = Attributes.Text(refusal);
        }

        return item;
    }

    /// <summary>The attributes of one that waits until a time.</summary>
    public static Item Waiting(Item key, DateTimeOffset until) => new()
    {
        [DueAt] = Attributes.Number(until.ToStored()),
        [Queue] = Attributes.Text(WaitingOf(key[Destination].S)),
        [QueueOrder] = Attributes.Text($"{Attributes.Ordered(until)}-{key[Destination].S}-{key[Delivery].S}"),
    };

    /// <summary>The attributes of one that was given up.</summary>
    public static Item Dead(Item key, DateTimeOffset at) => new()
    {
        [DeadAt] = Attributes.Number(at.ToStored()),
        [Queue] = Attributes.Text(DeadOf(key[Destination].S)),
        [QueueOrder] = Attributes.Text($"{Attributes.OrderedFromLatest(at)}-{key[Destination].S}-{key[Delivery].S}"),
    };

    /// <summary>After all that is due by a time, in the order of those that wait.</summary>
    public static string OrderAfter(DateTimeOffset time) => $"{Attributes.Ordered(time)}.";

    public static Item KeyOf(string destination, string delivery) => new()
    {
        [Destination] = Attributes.Text(destination),
        [Delivery] = Attributes.Text(delivery),
    };

    /// <summary>The key of an item, or of an entry of its index.</summary>
    public static Item KeyOf(Item item) => new() { [Destination] = item[Destination], [Delivery] = item[Delivery] };

    /// <summary>The key that an id stands for; null when it stands for none.</summary>
    public static Item? KeyOf(string id) =>
        id.Split('.') is [{ Length: > 0 } destination, { Length: > 0 and <= 128 } delivery] ? KeyOf(destination, delivery) : null;

    /// <summary>What the names of all that happened to a delivery's finding begin with.</summary>
    public static string FindingOf(Item item) => item[Delivery].S[..FindingLength];

    public static bool IsDead(Item item) => item.ContainsKey(DeadAt);

    public static DateTimeOffset DueOf(Item item) => SqliteExtensions.ToTime(Attributes.NumberOf(item[DueAt]));

    public static Delivery Read(Item item)
    {
        var row = StoredJson.Read<FindingRow>(Attributes.UnpackText(item[Row]));
        return new Delivery(
            $"{item[Destination].S}.{item[Delivery].S}",
            item[Destination].S,
            new Notification(FindingKey.Of(row), FindingItem.ChangedAt(row.Finding).ToStored(), row),
            int.Parse(item[Tries].N, CultureInfo.InvariantCulture),
            item.TryGetValue(DeadAt, out var dead) ? SqliteExtensions.ToTime(Attributes.NumberOf(dead)) : null,
            item.GetValueOrDefault(Failure)?.S);
    }

    // The same for the same happening, so that what is written again is there once.
    private static string NameOf(FindingRow row)
    {
        var finding = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Arn}\n{row.Finding.PolicyId}")))[..FindingLength];
        return $"{finding}-{Attributes.Ordered(FindingItem.ChangedAt(row.Finding))}-{(row.Finding.Status == FindingStatus.Active ? 'o' : 'r')}";
    }
}
