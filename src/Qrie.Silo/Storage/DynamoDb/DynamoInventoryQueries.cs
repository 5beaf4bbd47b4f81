using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Reads of the inventory. Indexes follow their tables within moments: what was just written may show a little later.</summary>
/// <param name="database">The database.</param>
/// <param name="summary">Figures over the whole inventory.</param>
/// <param name="mostCounted">How many findings are read at most to count them.</param>
internal sealed class DynamoInventoryQueries(DynamoDatabase database, InventorySummary summary, int mostCounted = DynamoInventoryQueries.MostCounted) : IInventoryQueries
{
    /// <summary>How many findings are read at most to count them.</summary>
    public const int MostCounted = 10_000;

    private const int SmallestRead = 25;
    private const int LargestRead = 500;
    private const int ReadOfAll = 200;

    public async Task<Page<ResourceRow>> ResourcesAsync(ResourceFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        var (partitions, sortKey) = FilterPlan.PartitionsOf(filter);
        var matching = MergedPartitions.ItemsAsync(database, DynamoSchema.Resources, partitions, after, ReadFor(limit), cancellationToken)
            .Where(item => FilterPlan.Matches(item, filter));
        var found = await Tagged(matching, filter.Tag, item => item[ResourceItem.Arn].S, cancellationToken).Take(limit + 1).ToListAsync(cancellationToken);
        var shown = found.Take(limit).ToArray();
        var items = await database.GetAsync(DynamoSchema.Resources, shown.Select(item => ResourceItem.KeyOf(item[ResourceItem.Arn].S)), cancellationToken);
        var byArn = items.ToDictionary(item => item[ResourceItem.Arn].S);
        return new Page<ResourceRow>(
            [.. shown.Select(item => byArn.GetValueOrDefault(item[ResourceItem.Arn].S)).OfType<Item>().Select(ResourceItem.RowOf)],
            found.Count > limit ? shown[^1][sortKey].S : null);
    }

    public async Task<ResourceRow?> ResourceAsync(string arn, CancellationToken cancellationToken) =>
        await database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(arn), cancellationToken) is { } item ? ResourceItem.RowOf(item) : null;

    public async Task<Page<ResourceHistoryEntry>> HistoryAsync(string arn, int limit, string? after, CancellationToken cancellationToken)
    {
        if (after is not null && (after.IndexOf('-', StringComparison.Ordinal) != 16 || !after[..16].All(char.IsAsciiDigit)))
        {
            throw new FormatException("The token is none of ours.");
        }

        var items = await database.QueryAsync(
            new QueryRequest
            {
                TableName = database.NameOf(DynamoSchema.History),
                KeyConditionExpression = after is null ? "arn = :arn" : "arn = :arn AND #at < :after",
                ExpressionAttributeNames = after is null ? null : new() { ["#at"] = "at" },
                ExpressionAttributeValues = after is null
                    ? new() { [":arn"] = Attributes.Text(arn) }
                    : new() { [":arn"] = Attributes.Text(arn), [":after"] = Attributes.Text(after) },
                ScanIndexForward = false,
                ConsistentRead = true,
                Limit = limit + 1,
            },
            cancellationToken).Take(limit + 1).ToListAsync(cancellationToken);
        return new Page<ResourceHistoryEntry>(
            [.. items.Take(limit).Select(item => StoredJson.Read<ResourceHistoryEntry>(Attributes.UnpackText(item["entry"])))],
            items.Count > limit ? items[limit - 1]["at"].S : null);
    }

    public async Task<Page<FindingRow>> FindingsAsync(FindingFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            FindingItem.CheckOrder(after);
        }

        var found = await Tagged(MatchingAsync(filter, after, ReadFor(limit), cancellationToken), filter.Tag, match => match.Row.Arn, cancellationToken)
            .Take(limit + 1).ToListAsync(cancellationToken);
        var rows = await StampedAsync([.. found.Take(limit).Select(match => match.Row)], cancellationToken);
        return new Page<FindingRow>(rows, found.Count > limit ? found[limit - 1].Order : null);
    }

    public async IAsyncEnumerable<FindingRow> AllFindingsAsync(FindingFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var matching = MatchingAsync(filter, null, ReadOfAll, cancellationToken).Select(match => match.Row);
        await foreach (var chunk in Tagged(matching, filter.Tag, row => row.Arn, cancellationToken).Chunk(ReadOfAll))
        {
            foreach (var row in await StampedAsync(chunk, cancellationToken))
            {
                yield return row;
            }
        }
    }

    public async Task<FindingTallies> TallyAsync(FindingFilter filter, FindingGrouping by, int limit, string? after, CancellationToken cancellationToken)
    {
        var place = TallyPlace.Read(after);
        if (filter is { Arn: null, Tag: null, Text: null, Since: null })
        {
            return Tallying.Page(
                by == FindingGrouping.Resource
                    ? await summary.TallyResourcesAsync(filter, cancellationToken)
                    : Tallying.Of((await summary.FiguresAsync(cancellationToken)).Findings, filter, by),
                limit, place, null);
        }

        // Nothing that is kept of them tells these apart.
        var matching = MatchingAsync(filter, null, ReadOfAll, cancellationToken).Select(match => match.Row);
        var rows = await Tagged(matching, filter.Tag, row => row.Arn, cancellationToken).Take(mostCounted + 1).ToListAsync(cancellationToken);
        return Tallying.Page(Tallying.Of(rows.Take(mostCounted), by), limit, place, rows.Count > mostCounted ? mostCounted : null);
    }

    public async Task<IReadOnlyDictionary<string, int>> OpenFindingsByPolicyAsync(CancellationToken cancellationToken) =>
        (await summary.FiguresAsync(cancellationToken)).Findings.Where(count => count.Key.Status == FindingStatus.Active)
            .GroupBy(count => count.Key.Policy, count => count.Value).ToDictionary(counts => counts.Key, counts => counts.Sum());

    public async Task<InventoryTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        var figures = await summary.FiguresAsync(cancellationToken);
        int Open(SeverityBand band) => figures.Findings
            .Where(count => count.Key.Status == FindingStatus.Active && Severity.BandOf(count.Key.Severity) == band).Sum(count => count.Value);
        return new InventoryTotals
        {
            Resources = figures.Resources.Values.Sum(count => count.Present),
            NonCompliant = figures.Resources.Values.Sum(count => count.NonCompliant),
            Accounts = figures.Resources.Keys.Select(key => key.Account).Distinct().Count(),
            Critical = Open(SeverityBand.Critical),
            High = Open(SeverityBand.High),
            Medium = Open(SeverityBand.Medium),
            Low = Open(SeverityBand.Low),
            Resolved = figures.Findings.Where(count => count.Key.Status == FindingStatus.Resolved).Sum(count => count.Value),
        };
    }

    public async Task<IReadOnlyList<string>> RelatedAsync(string arn, string? type, CancellationToken cancellationToken) =>
        await database.PartitionAsync(DynamoSchema.Links, LinkItem.Relation(arn), cancellationToken)
            .Where(item => type is null || item["type"].S == type).Select(item => item["full"].S).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> RelationsOfAsync(string arn, CancellationToken cancellationToken) =>
        await database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(arn), cancellationToken) is { } item ? ResourceItem.StateOf(item).Relations : [];

    public async Task<IReadOnlyList<string>> ArnsAsync(string account, string type, string? region, CancellationToken cancellationToken)
    {
        var filter = new ResourceFilter { Account = account, Type = type, Region = region, Status = ResourceStatus.Present };
        return await MergedPartitions.ItemsAsync(database, DynamoSchema.Resources, FilterPlan.PartitionsOf(filter).Partitions, null, LargestRead, cancellationToken)
            .Where(item => FilterPlan.Matches(item, filter)).Select(item => item[ResourceItem.Arn].S).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ArnsNamedAsync(string account, string type, string name, CancellationToken cancellationToken) =>
        await database.PartitionAsync(DynamoSchema.Links, LinkItem.Name(account, type, name), cancellationToken)
            .Select(item => item["full"].S).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<DueResource>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var index = DynamoSchema.Resources.Indexes.Single(index => index.Name == "due");
        var until = Attributes.Ordered(now);
        return await MergedPartitions.ItemsAsync(
                database, DynamoSchema.Resources, [.. ResourceItem.AllShards.Select(shard => new OrderedPartition(index, shard))], null, SmallestRead, cancellationToken)
            .TakeWhile(item => string.CompareOrdinal(item[ResourceItem.DueAt].S, until) <= 0)
            .Take(limit)
            .Select(item => new DueResource(
                item[ResourceItem.Arn].S, item[ResourceItem.Type].S, item[ResourceItem.Account].S, item[ResourceItem.Region].S))
            .ToListAsync(cancellationToken);
    }

    // A finding that stands as it was is not written again: when it was last evaluated stands in its resource.
    private async Task<FindingRow[]> StampedAsync(FindingRow[] rows, CancellationToken cancellationToken)
    {
        var items = await database.GetAsync(
            DynamoSchema.Resources, rows.Select(row => row.Arn).Distinct().Select(ResourceItem.KeyOf), cancellationToken);
        var states = items.Select(ResourceItem.StateOf).ToDictionary(state => state.Arn);
        return [.. rows.Select(row =>
            states.GetValueOrDefault(row.Arn)?.Findings.GetValueOrDefault(row.Finding.PolicyId) is { } now && FindingItem.SaySame(row.Finding, now)
                ? row with { Finding = now }
                : row)];
    }

    private async IAsyncEnumerable<(FindingRow Row, string Order)> MatchingAsync(
        FindingFilter filter, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A resource has few findings: they are read whole and put in order here.
        var items = filter.Arn is { } arn
            ? (await database.PartitionAsync(DynamoSchema.Findings, arn, cancellationToken).ToListAsync(cancellationToken))
                .Where(item => after is null || string.CompareOrdinal(item[FindingItem.Order].S, after) > 0)
                .OrderBy(item => item[FindingItem.Order].S, StringComparer.Ordinal).ToAsyncEnumerable()
            : MergedPartitions.ItemsAsync(database, DynamoSchema.Findings, FilterPlan.PartitionsOf(filter), after, pageSize, cancellationToken);
        await foreach (var item in items)
        {
            var row = FindingItem.RowOf(item);
            if (FilterPlan.Matches(row, filter))
            {
                yield return (row, item[FindingItem.Order].S);
            }
        }
    }

    private IAsyncEnumerable<T> Tagged<T>(IAsyncEnumerable<T> rows, TagFilter? tag, Func<T, string> arnOf, CancellationToken cancellationToken) =>
        tag is null ? rows : TaggedAsync(rows, tag, arnOf, cancellationToken);

    // Tags are in no index: of whatever matches otherwise, the resources are read.
    private async IAsyncEnumerable<T> TaggedAsync<T>(
        IAsyncEnumerable<T> rows, TagFilter tag, Func<T, string> arnOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in rows.Chunk(SmallestRead).WithCancellation(cancellationToken))
        {
            var items = await database.GetAsync(DynamoSchema.Resources, chunk.Select(arnOf).Distinct().Select(ResourceItem.KeyOf), cancellationToken);
            var tagged = items.Select(ResourceItem.StateOf).Where(state => tag.Matches(state.Tags)).Select(state => state.Arn).ToHashSet();
            foreach (var row in chunk.Where(row => tagged.Contains(arnOf(row))))
            {
                yield return row;
            }
        }
    }

    private static int ReadFor(int limit) => Math.Clamp(limit + 1, SmallestRead, LargestRead);
}
