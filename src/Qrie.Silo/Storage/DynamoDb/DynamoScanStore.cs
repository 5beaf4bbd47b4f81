using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Qrie.Inventory;
using Qrie.Scans;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Scans and their units. Which units have not ended comes from an index that follows within moments; what it names is read again.</summary>
internal sealed class DynamoScanStore(DynamoDatabase database) : IScanStore
{
    private static readonly string Cancelled = ((int)ScanState.Cancelled).ToString(CultureInfo.InvariantCulture);

    public async Task<bool> CreateAsync(Scan scan, IReadOnlyList<ScanUnit> units)
    {
        if (await database.GetAsync(DynamoSchema.Scans, ScanItem.KeyOf(scan.Id, ScanItem.Whole)) is not null)
        {
            return false;
        }

        // The scan last: until it is there nobody knows of it, and whoever asked asks again.
        await database.PutAsync(DynamoSchema.Scans, units.Select(unit => ScanItem.Of(unit, scan.RequestedAt)));
        return await database.TryPutAsync(DynamoSchema.Scans, ScanItem.Of(scan, units), $"attribute_not_exists({ScanItem.Scan})");
    }

    public async Task<bool> SaveAsync(ScanUnit unit)
    {
        if (await database.GetAsync(DynamoSchema.Scans, ScanItem.KeyOf(unit.ScanId, unit.Key)) is not { } before)
        {
            return false;
        }

        // The baseline first: a unit that is written as completed is not looked at again.
        var cancelled = ScanItem.UnitOf(before).State == ScanState.Cancelled;
        if (!cancelled && unit.State == ScanState.Completed)
        {
            await WriteBaselineAsync(unit);
        }

        return !cancelled && await database.TryPutAsync(
            DynamoSchema.Scans, ScanItem.Of(unit, ScanItem.RequestedOf(before)), $"{ScanItem.State} <> :cancelled",
            new Item { [":cancelled"] = Attributes.Text(Cancelled) });
    }

    public async Task<bool> CancelAsync(string scanId, DateTimeOffset now)
    {
        if (await FindAsync(scanId) is not { } scan)
        {
            return false;
        }

        foreach (var unit in (await UnitsAsync([scanId])).Where(unit => !unit.IsFinished))
        {
            // On condition that it has not ended meanwhile.
            await database.TryPutAsync(
                DynamoSchema.Scans, ScanItem.Of(unit with { State = ScanState.Cancelled, FinishedAt = now }, scan.RequestedAt),
                $"attribute_exists({ScanItem.Unfinished})");
        }

        return true;
    }

    public async Task<IReadOnlyList<string>> UnfinishedKeysAsync(int limit) =>
        await OpenAsync("unfinished", ScanItem.Unfinished, ScanItem.All).Select(item => item[ScanItem.Key].S).Distinct().Take(limit).ToListAsync();

    public async Task<IReadOnlyList<ScanUnit>> UnfinishedAsync(string key)
    {
        var keys = await OpenAsync("unfinished-by-key", ScanItem.UnfinishedKey, key)
            .Select(item => ScanItem.KeyOf(item[ScanItem.Scan].S, item[ScanItem.Key].S)).ToListAsync();
        var items = await database.GetAsync(DynamoSchema.Scans, keys, CancellationToken.None);
        return [.. items.OrderBy(ScanItem.RequestedOf).ThenBy(item => item[ScanItem.Scan].S, StringComparer.Ordinal)
            .Select(ScanItem.UnitOf).Where(unit => !unit.IsFinished)];
    }

    public async Task<Scan?> FindAsync(string scanId) =>
        await database.GetAsync(DynamoSchema.Scans, ScanItem.KeyOf(scanId, ScanItem.Whole)) is { } item ? ScanItem.ScanOf(item) : null;

    public async Task<IReadOnlyList<ScanUnit>> UnitsAsync(IReadOnlyCollection<string> scanIds)
    {
        var units = new List<ScanUnit>();
        foreach (var scanId in scanIds.Order(StringComparer.Ordinal))
        {
            units.AddRange(await database.PartitionAsync(DynamoSchema.Scans, scanId)
                .Where(item => item[ScanItem.Key].S != ScanItem.Whole).Select(ScanItem.UnitOf).ToListAsync());
        }

        return units;
    }

    public async Task<Page<Scan>> ScansAsync(string? account, ScanKind? kind, int limit, string? after)
    {
        if (after is not null && after.Split('\n') is not [{ Length: 16 }, _])
        {
            throw new FormatException("The token is none of ours.");
        }

        var found = await ListedAsync(after)
            .Where(item => (account is null || ScanItem.Concerns(item, account)) && (kind is null || ScanItem.ScanOf(item).Kind == kind))
            .Take(limit + 1).ToListAsync();
        return new Page<Scan>([.. found.Take(limit).Select(ScanItem.ScanOf)], found.Count > limit ? found[limit - 1][ScanItem.LatestFirst].S : null);
    }

    public async Task<IReadOnlyList<Baseline>> BaselinesAsync(string? account)
    {
        var items = account is null ? database.ScanAsync(DynamoSchema.Baselines) : database.PartitionAsync(DynamoSchema.Baselines, account);
        var baselines = await items.Select(BaselineItem.Read).ToListAsync();
        return [.. baselines.OrderBy(baseline => baseline.AccountId, StringComparer.Ordinal).ThenBy(baseline => baseline.Service, StringComparer.Ordinal)
            .ThenBy(baseline => baseline.Region, StringComparer.Ordinal)];
    }

    public Task CarryDriftAsync(ScanUnit unit) => UpdateBaselineAsync(
        BaselineItem.KeyOf(unit.AccountId, unit.Service, unit.Region),
        $"""
        SET {BaselineItem.CarriedLate} = if_not_exists({BaselineItem.CarriedLate}, :late), {BaselineItem.CarriedScan} = :scan
        ADD {BaselineItem.Carried} :drift
        """,
        $"attribute_exists(account) AND (attribute_not_exists({BaselineItem.CarriedScan}) OR {BaselineItem.CarriedScan} <> :scan)",
        new()
        {
            [":late"] = Attributes.Number(unit.Late ?? 0), [":scan"] = Attributes.Text(unit.ScanId), [":drift"] = Attributes.Number(unit.Drift),
        });

    // An addition whose answer is lost is sent again and may count twice: the drift is never below zero.
    public Task CountLateAsync(string account, string service, string region) => UpdateBaselineAsync(
        BaselineItem.KeyOf(account, service, region), $"ADD {BaselineItem.Late} :one", "attribute_exists(account)", new() { [":one"] = Attributes.Number(1) });

    private async Task UpdateBaselineAsync(Item key, string update, string condition, Item values)
    {
        try
        {
            await database.Client.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = database.NameOf(DynamoSchema.Baselines),
                Key = key,
                UpdateExpression = update,
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            });
        }
        catch (ConditionalCheckFailedException)
        {
            // Nothing was measured there, or it was done before.
        }
    }

    public Task ForgetBaselinesAsync(IReadOnlyCollection<Baseline> baselines) => database.DeleteAsync(
        DynamoSchema.Baselines, baselines.Select(baseline => BaselineItem.KeyOf(baseline.AccountId, baseline.Service, baseline.Region)));

    public async Task ForgetAsync(DateTimeOffset before)
    {
        await foreach (var item in ListedAsync($"{Attributes.OrderedFromLatest(before)}\n\uFFFF"))
        {
            var scanId = item[ScanItem.Scan].S;
            var units = await UnitsAsync([scanId]);
            if (units.All(unit => unit.IsFinished))
            {
                await database.DeleteAsync(DynamoSchema.Scans, units.Select(unit => ScanItem.KeyOf(scanId, unit.Key)));
                await database.DeleteAsync(DynamoSchema.Scans, [ScanItem.KeyOf(scanId, ScanItem.Whole)]);
            }
        }
    }

    private IAsyncEnumerable<Item> ListedAsync(string? after) => new OrderedPartition(Index("by-time"), ScanItem.All)
        .ItemsAsync(database, DynamoSchema.Scans, after, pageSize: 100, CancellationToken.None);

    private IAsyncEnumerable<Item> OpenAsync(string index, string partition, string key) => database.QueryAsync(new QueryRequest
    {
        TableName = database.NameOf(DynamoSchema.Scans),
        IndexName = index,
        KeyConditionExpression = $"{partition} = :key",
        ExpressionAttributeValues = new() { [":key"] = Attributes.Text(key) },
    });

    // One grain writes a unit's baselines; meanwhile events that come late may be counted in the same item.
    private async Task WriteBaselineAsync(ScanUnit unit)
    {
        var written = false;
        while (!written)
        {
            var before = await database.GetAsync(DynamoSchema.Baselines, BaselineItem.KeyOf(unit.AccountId, unit.Service, unit.Region));
            var late = before?.GetValueOrDefault(BaselineItem.Late);
            written = await database.TryPutAsync(
                DynamoSchema.Baselines, BaselineItem.After(unit, before),
                late is null ? $"attribute_not_exists({BaselineItem.Late})" : $"{BaselineItem.Late} = :late",
                late is null ? null : new Item { [":late"] = late });
        }
    }

    private static DynamoIndex Index(string name) => DynamoSchema.Scans.Indexes.Single(index => index.Name == name);
}
