using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Qrie.Coverage;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Counts in memory and adds to the table every ten seconds: each name is a write of its own.</summary>
internal sealed class DynamoCoverageStore : ICoverageRecorder, ICoverageQueries, IAsyncDisposable
{
    private const int SideBySide = 16;

    // A partition key may not be empty.
    private const string None = "-";

    private readonly DynamoDatabase database;
    private readonly InventorySummary summary;
    private readonly CoverageTally tally;

    public DynamoCoverageStore(DynamoDatabase database, InventorySummary summary, TimeProvider time)
    {
        this.database = database;
        this.summary = summary;
        tally = new CoverageTally(AddAsync, TimeSpan.FromSeconds(10), time);
    }

    public void Count(CounterKind kind, string? accountId, string? region, string name) => tally.Count(kind, accountId, region, name);

    public async Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken)
    {
        await tally.FlushAsync();
        var items = account is null
            ? database.ScanAsync(DynamoSchema.Counters, cancellationToken)
            : database.PartitionAsync(DynamoSchema.Counters, account, cancellationToken);
        var counters = await items.Select(CounterOf).ToListAsync(cancellationToken);
        return [.. counters.OrderBy(counter => counter.Kind).ThenBy(counter => counter.AccountId, StringComparer.Ordinal)
            .ThenBy(counter => counter.Region, StringComparer.Ordinal).ThenBy(counter => counter.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<UnreadableTotal>> UnreadableAsync(string? account, CancellationToken cancellationToken) =>
        [.. (await summary.FiguresAsync(cancellationToken)).Unreadable.Where(total => account is null || total.AccountId == account)];

    public async Task<IReadOnlyList<QuarantinedChange>> QuarantineAsync(string? account, CancellationToken cancellationToken)
    {
        var changes = await database.ScanAsync(DynamoSchema.Quarantine, cancellationToken)
            .Where(item => account is null || item["account"].S == account)
            .Select(DynamoInboxStore.QuarantinedOf)
            .ToListAsync(cancellationToken);
        return [.. changes.OrderByDescending(change => change.At).Take(1000)];
    }

    public ValueTask DisposeAsync() => tally.DisposeAsync();

    // An addition whose answer is lost is sent again and may count twice.
    private Task AddAsync(IReadOnlyCollection<CoverageCounter> counts) => Parallel.ForEachAsync(
        counts,
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
        async (counter, cancellationToken) => await database.Client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = database.NameOf(DynamoSchema.Counters),
                Key = new()
                {
                    ["account"] = Attributes.Text(counter.AccountId ?? None),
                    ["counter"] = Attributes.Text($"{((int)counter.Kind).ToString(CultureInfo.InvariantCulture)}\n{counter.Region}\n{counter.Name}"),
                },
                UpdateExpression = "ADD #count :count SET last_at = :at",
                ExpressionAttributeNames = new() { ["#count"] = "count" },
                ExpressionAttributeValues = new() { [":count"] = Attributes.Number(counter.Count), [":at"] = Attributes.Number(counter.LastAt.ToStored()) },
            },
            cancellationToken));

    private static CoverageCounter CounterOf(Dictionary<string, AttributeValue> item)
    {
        var parts = item["counter"].S.Split('\n', 3);
        return new CoverageCounter(
            (CounterKind)int.Parse(parts[0], CultureInfo.InvariantCulture),
            item["account"].S == None ? null : item["account"].S,
            parts[1] is { Length: > 0 } region ? region : null,
            parts[2],
            Attributes.NumberOf(item["count"]),
            SqliteExtensions.ToTime(Attributes.NumberOf(item["last_at"])));
    }
}
