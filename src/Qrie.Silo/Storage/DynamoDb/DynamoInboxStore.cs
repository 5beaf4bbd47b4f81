using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Qrie.Changes;
using Qrie.Coverage;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The inboxes. No step is atomic over rows, so each is in the order in which stopping anywhere loses nothing: what is written goes
/// before what is removed. While silos come and go two of them may hold one lane for a moment: each writes rows of its own only, and
/// removes another's only as it has read it.
/// </summary>
internal sealed class DynamoInboxStore(DynamoDatabase database) : IInboxStore
{
    private const string Write = "write";
    private const int SideBySide = 8;

    private readonly string owner = Guid.NewGuid().ToString("N")[..12];

    // Rows that other silos wrote, and this one has read: what they are stored under, and which write it was.
    private readonly ConcurrentDictionary<(string Inbox, string Key), IReadOnlyList<(string SortKey, string Write)>> foreign = new();

    public async Task WriteAsync(string inbox, IReadOnlyCollection<PendingChange> rows, IReadOnlyCollection<string> removed)
    {
        // A batch may not name a key twice; the last of a key is the one that stays.
        var gone = removed.ToHashSet(StringComparer.Ordinal);
        var last = rows.Where(row => !gone.Contains(row.Key)).GroupBy(row => row.Key, StringComparer.Ordinal).Select(same => same.Last());
        await database.PutAsync(DynamoSchema.Inbox, last.Select(row => ItemOf(inbox, OwnKey(row.Key), row)));
        await database.DeleteAsync(DynamoSchema.Inbox, gone.Select(key => KeyOf(inbox, OwnKey(key))));
        await Parallel.ForEachAsync(gone, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (key, _) => await DeleteForeignAsync(inbox, key));
    }

    public async Task<IReadOnlyList<PendingChange>> LoadAsync(string inbox)
    {
        var items = await database.PartitionAsync(DynamoSchema.Inbox, inbox).Select(item => (Item: item, Row: RowOf(item))).ToListAsync();
        var rows = new List<PendingChange>();
        foreach (var same in items.GroupBy(one => one.Row.Key, StringComparer.Ordinal))
        {
            rows.Add(same.Select(one => one.Row).Aggregate((merged, row) => merged.With(row)));
            if (same.Where(one => one.Item["key"].S != OwnKey(same.Key)).ToArray() is { Length: > 0 } others)
            {
                foreign[(inbox, same.Key)] = [.. others.Select(one => (one.Item["key"].S, one.Item.GetValueOrDefault(Write)?.S ?? ""))];
            }
        }

        return rows;
    }

    public Task<IReadOnlyList<string>> ListNonEmptyAsync() => database.PartitionKeysAsync(DynamoSchema.Inbox);

    public async Task QuarantineAsync(string inbox, PendingChange row, DateTimeOffset at)
    {
        var item = ItemOf(inbox, Attributes.SortPart(row.Key), row);
        item["account"] = Attributes.Text(row.Newest.AccountId);
        item["at"] = Attributes.Number(at.ToStored());
        await database.PutAsync(DynamoSchema.Quarantine, [item]);
    }

    public Task<IReadOnlyList<string>> ListQuarantinedAsync() => database.PartitionKeysAsync(DynamoSchema.Quarantine);

    public async Task ForgetQuarantineAsync(string inbox)
    {
        var keys = await database.PartitionAsync(DynamoSchema.Quarantine, inbox).Select(item => KeyOf(inbox, item["key"].S)).ToListAsync();
        await database.DeleteAsync(DynamoSchema.Quarantine, keys);
    }

    public async Task<QuarantinedChange?> QuarantinedAsync(string inbox, string key) =>
        await database.GetAsync(DynamoSchema.Quarantine, KeyOf(inbox, Attributes.SortPart(key))) is { } item ? QuarantinedOf(item) : null;

    public async Task<IReadOnlyList<QuarantinedChange>> PassingAsync(DateTimeOffset until, int limit)
    {
        var given = await database.ScanAsync(DynamoSchema.Quarantine).Select(QuarantinedOf).Where(one => one.Change.MayPass && one.At <= until).ToListAsync();
        return [.. given.OrderBy(one => one.At).Take(limit)];
    }

    // Where the condition does not hold it was given up again, or released by another.
    public Task ReleaseAsync(QuarantinedChange given) => database.TryDeleteAsync(
        DynamoSchema.Quarantine,
        KeyOf(given.Inbox, Attributes.SortPart(given.Change.Key)),
        "#at = :at",
        new() { [":at"] = Attributes.Number(given.At.ToStored()) },
        new() { ["#at"] = "at" });

    internal static QuarantinedChange QuarantinedOf(Item item) =>
        new(item["inbox"].S, RowOf(item), SqliteExtensions.ToTime(Attributes.NumberOf(item["at"])));

    private static PendingChange RowOf(Item item) => StoredJson.Read<PendingChange>(Attributes.UnpackText(item["row"]));

    private async Task DeleteForeignAsync(string inbox, string key)
    {
        foreach (var (sortKey, write) in foreign.GetValueOrDefault((inbox, key)) ?? [])
        {
            // Where the condition does not hold it has gone, or it was written again since and is to be read again.
            await database.TryDeleteAsync(
                DynamoSchema.Inbox,
                KeyOf(inbox, sortKey),
                write.Length == 0 ? $"attribute_not_exists(#{Write})" : $"#{Write} = :{Write}",
                write.Length == 0 ? null : new() { [$":{Write}"] = Attributes.Text(write) },
                new() { [$"#{Write}"] = Write });
        }

        foreign.TryRemove((inbox, key), out _);
    }

    private string OwnKey(string key) => $"{Attributes.SortPart(key, Attributes.LongestSortKey - owner.Length - 1)}\n{owner}";

    private static Item KeyOf(string inbox, string sortKey) => new()
    {
        ["inbox"] = Attributes.Text(inbox),
        ["key"] = Attributes.Text(sortKey),
    };

    private static Item ItemOf(string inbox, string sortKey, PendingChange row)
    {
        var item = KeyOf(inbox, sortKey);
        item["row"] = Attributes.Pack(StoredJson.Write(row));
        item[Write] = Attributes.Text(Guid.NewGuid().ToString("N"));
        return item;
    }
}
