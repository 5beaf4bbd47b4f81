using Amazon.DynamoDBv2.Model;
using Qrie.Silo.Storage.DynamoDb;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>
/// What a write costs: a unit for each KB of the larger of the item before and after it, and the same for the entry of each index, if that
/// changes. An entry whose key changes is removed and put, which are two writes. After "DynamoDB read and write operations" and
/// "Write considerations for GSIs" in the developer guide of DynamoDB.
/// </summary>
internal static class WriteUnits
{
    /// <param name="table">The table.</param>
    /// <param name="before">The item before the write; null when there was none.</param>
    /// <param name="after">The item after it; null when it is gone.</param>
    public static int Of(DynamoTable table, Item? before, Item? after) =>
        Kilobytes(before, after) + table.Indexes.Sum(index => OfEntry(Entry(table, index, before), Entry(table, index, after), index));

    private static int OfEntry(Item? before, Item? after, DynamoIndex index) => (before, after) switch
    {
        (null, null) => 0,
        (null, _) or (_, null) => Kilobytes(before, after),
        _ when !SaysSame(before, after, [index.PartitionKey, index.SortKey!]) => Kilobytes(before, null) + Kilobytes(null, after),
        _ => SaysSame(before, after, before.Keys.Union(after.Keys)) ? 0 : Kilobytes(before, after),
    };

    // An item is in an index while it has the index's keys.
    private static Item? Entry(DynamoTable table, DynamoIndex index, Item? item)
    {
        string?[] keys = [index.PartitionKey, index.SortKey, table.PartitionKey, table.SortKey];
        return item?.ContainsKey(index.PartitionKey) is true && item.ContainsKey(index.SortKey!)
            ? item.Where(attribute => index.Included is null || keys.Contains(attribute.Key) || index.Included.Contains(attribute.Key)).ToDictionary()
            : null;
    }

    private static bool SaysSame(Item one, Item other, IEnumerable<string> names) => names.All(name => Text(one.GetValueOrDefault(name)) == Text(other.GetValueOrDefault(name)));

    private static string? Text(AttributeValue? value) => value switch
    {
        null => null,
        { S: { } text } => text,
        { N: { } number } => number,
        { BOOL: { } flag } => flag.ToString(),
        { B: { } bytes } => Convert.ToBase64String(bytes.ToArray()),
        _ => string.Join('\n', value.SS.Order(StringComparer.Ordinal)),
    };

    private static int Kilobytes(Item? before, Item? after) => (int)Math.Max(1, Math.Ceiling(Math.Max(Size(before), Size(after)) / 1024.0));

    private static long Size(Item? item) => item is null ? 0 : ItemSize.Of(item);
}
