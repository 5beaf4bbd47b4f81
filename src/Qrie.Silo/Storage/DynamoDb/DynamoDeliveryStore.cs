using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Options;
using Qrie.Inventory;
using Qrie.Silo.Notifications;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The deliveries. The index follows within moments: what it names is read again before anything is done with it.</summary>
internal sealed class DynamoDeliveryStore(DynamoDatabase database, UntoldTurns turns, IOptions<NotificationOptions> options, TimeProvider time) : IDeliveryStore
{
    private const string IsThere = $"attribute_exists({DeliveryItem.Destination})";
    private const string IsWaiting = $"{IsThere} AND attribute_not_exists({DeliveryItem.DeadAt})";
    private const string IsDead = $"attribute_exists({DeliveryItem.DeadAt})";

    // What waits for what is not due is put off as it is met: a few rounds get past it.
    private const int Rounds = 4;

    public async Task<int> FanOutAsync(IReadOnlyList<Destination> destinations, CancellationToken cancellationToken)
    {
        var told = 0;
        await foreach (var some in turns.TakeAsync(cancellationToken))
        {
            foreach (var destination in destinations.Where(destination => destination.Enabled))
            {
                await AddAsync(destination, [.. some.Select(TurnItem.RowOf).Where(destination.Filter.Matches)], cancellationToken);
            }

            await turns.ToldAsync(some, cancellationToken);
            told += some.Count;
        }

        return told;
    }

    public async Task<IReadOnlyList<Delivery>> DueAsync(string destination, int limit, CancellationToken cancellationToken)
    {
        var (now, due, first) = (time.GetUtcNow(), new List<Delivery>(), new Dictionary<string, Item?>());
        var entries = await QueueAsync(DeliveryItem.WaitingOf(destination), DeliveryItem.OrderAfter(now), cancellationToken)
            .Take(limit * Rounds).ToListAsync(cancellationToken);
        foreach (var chunk in entries.Chunk(limit))
        {
            foreach (var item in await ReadAsync(chunk, cancellationToken))
            {
                if (DeliveryItem.IsDead(item) || DeliveryItem.DueOf(item) > now)
                {
                    continue;
                }

                var finding = DeliveryItem.FindingOf(item);
                if (!first.TryGetValue(finding, out var earliest))
                {
                    first[finding] = earliest = await EarliestAsync(destination, finding, cancellationToken);
                }

                if (earliest is not null && earliest[DeliveryItem.Delivery].S == item[DeliveryItem.Delivery].S)
                {
                    due.Add(DeliveryItem.Read(item));
                }
                else if (earliest is not null && DeliveryItem.DueOf(earliest) is var until && until > now)
                {
                    await SetAsync(item, DeliveryItem.Waiting(item, until), IsWaiting);
                }
            }

            if (due.Count >= limit)
            {
                break;
            }
        }

        return [.. due.Take(limit)];
    }

    public async Task<bool> RemoveAsync(string id, bool onlyDead = false) => DeliveryItem.KeyOf(id) is { } key
        && await database.TryDeleteAsync(DynamoSchema.Deliveries, key, onlyDead ? IsDead : IsThere);

    public async Task FailAsync(Delivery delivery, string error, DateTimeOffset? nextAt)
    {
        var key = DeliveryItem.KeyOf(delivery.Id)!;
        var next = nextAt is { } until ? DeliveryItem.Waiting(key, until) : DeliveryItem.Dead(key, time.GetUtcNow());
        next[DeliveryItem.Tries] = Attributes.Number(delivery.Attempts + 1);
        next[DeliveryItem.Failure] = Attributes.Text(error);
        if (await SetAsync(key, next, IsWaiting) && nextAt is null)
        {
            await TrimAsync(delivery.Destination);
        }
    }

    public async Task AbandonAsync(IReadOnlyList<Destination> destinations)
    {
        var known = destinations.Select(destination => destination.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in (await database.PartitionKeysAsync(DynamoSchema.Deliveries, CancellationToken.None)).Where(id => !known.Contains(id)))
        {
            foreach (var entry in await QueueAsync(DeliveryItem.WaitingOf(gone), null, CancellationToken.None).ToListAsync())
            {
                var dead = DeliveryItem.Dead(entry, time.GetUtcNow());
                dead[DeliveryItem.Failure] = Attributes.Text("The destination is no more.");
                await SetAsync(entry, dead, IsWaiting);
            }
        }
    }

    public async Task<Page<Delivery>> DeadAsync(string? destination, int limit, string? after, CancellationToken cancellationToken)
    {
        if (after is not null && after.Split('-', 2) is not [{ Length: 16 }, _])
        {
            throw new FormatException("The token is none of ours.");
        }

        var ids = destination is null ? await database.PartitionKeysAsync(DynamoSchema.Deliveries, cancellationToken) : [destination];
        OrderedPartition[] partitions = [.. ids.Select(id => new OrderedPartition(DynamoSchema.DeliveryQueues, DeliveryItem.DeadOf(id)))];
        var entries = await MergedPartitions.ItemsAsync(database, DynamoSchema.Deliveries, partitions, after, limit + 1, cancellationToken)
            .Take(limit + 1).ToListAsync(cancellationToken);
        var items = await ReadAsync([.. entries.Take(limit)], cancellationToken);
        return new Page<Delivery>(
            [.. items.Where(DeliveryItem.IsDead).Select(DeliveryItem.Read)],
            entries.Count > limit ? entries[limit - 1][DeliveryItem.QueueOrder].S : null);
    }

    public async Task<bool> RetryAsync(string id)
    {
        if (DeliveryItem.KeyOf(id) is not { } key)
        {
            return false;
        }

        var next = DeliveryItem.Waiting(key, time.GetUtcNow());
        next[DeliveryItem.Tries] = Attributes.Number(0);
        return await SetAsync(key, next, IsDead, $" REMOVE {DeliveryItem.DeadAt}");
    }

    public async Task<Dictionary<string, (int Waiting, int Dead)>> CountsAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, (int, int)>();
        foreach (var id in await database.PartitionKeysAsync(DynamoSchema.Deliveries, cancellationToken))
        {
            counts[id] = (
                await QueueAsync(DeliveryItem.WaitingOf(id), null, cancellationToken).CountAsync(cancellationToken),
                await QueueAsync(DeliveryItem.DeadOf(id), null, cancellationToken).CountAsync(cancellationToken));
        }

        return counts;
    }

    private async Task AddAsync(Destination destination, IReadOnlyList<FindingRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var room = options.Value.QueueLimit - await QueueAsync(DeliveryItem.WaitingOf(destination.Id), null, cancellationToken).CountAsync(cancellationToken);
        var items = rows.Select((row, i) => DeliveryItem.Of(destination.Id, row, now, i < room ? null : "Too many were waiting for the destination."));
        // In order for each finding: a worker may take what is there while the rest is still written.
        await Parallel.ForEachAsync(
            items.GroupBy(DeliveryItem.FindingOf),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (finding, _) =>
            {
                foreach (var item in finding)
                {
                    await database.TryPutAsync(DynamoSchema.Deliveries, item, $"attribute_not_exists({DeliveryItem.Destination})");
                }
            });
        if (rows.Count > room)
        {
            await TrimAsync(destination.Id);
        }
    }

    private async Task TrimAsync(string destination)
    {
        var old = await QueueAsync(DeliveryItem.DeadOf(destination), null, CancellationToken.None).Skip(options.Value.DeadLetterLimit).ToListAsync();
        await database.DeleteAsync(DynamoSchema.Deliveries, old.Select(DeliveryItem.KeyOf));
    }

    // The deliveries of some entries of the index as they are now, in the same order; those that are gone are left out.
    private async Task<IReadOnlyList<Item>> ReadAsync(IReadOnlyCollection<Item> entries, CancellationToken cancellationToken)
    {
        var items = (await database.GetAsync(DynamoSchema.Deliveries, entries.Select(DeliveryItem.KeyOf), cancellationToken))
            .ToDictionary(item => (item[DeliveryItem.Destination].S, item[DeliveryItem.Delivery].S));
        return [.. entries.Select(entry => items.GetValueOrDefault((entry[DeliveryItem.Destination].S, entry[DeliveryItem.Delivery].S))).OfType<Item>()];
    }

    // What happened first to a finding, of what still waits for a destination.
    private async Task<Item?> EarliestAsync(string destination, string finding, CancellationToken cancellationToken) => await database.QueryAsync(
        new QueryRequest
        {
            TableName = database.NameOf(DynamoSchema.Deliveries),
            KeyConditionExpression = $"{DeliveryItem.Destination} = :destination AND begins_with({DeliveryItem.Delivery}, :finding)",
            ExpressionAttributeValues = new() { [":destination"] = Attributes.Text(destination), [":finding"] = Attributes.Text(finding) },
            ConsistentRead = true,
        },
        cancellationToken).FirstOrDefaultAsync(item => !DeliveryItem.IsDead(item), cancellationToken);

    private IAsyncEnumerable<Item> QueueAsync(string queue, string? until, CancellationToken cancellationToken) => database.QueryAsync(
        new QueryRequest
        {
            TableName = database.NameOf(DynamoSchema.Deliveries),
            IndexName = DynamoSchema.DeliveryQueues.Name,
            KeyConditionExpression = $"{DeliveryItem.Queue} = :queue AND {DeliveryItem.QueueOrder} < :until",
            ExpressionAttributeValues = new() { [":queue"] = Attributes.Text(queue), [":until"] = Attributes.Text(until ?? "\uFFFF") },
        },
        cancellationToken);

    private Task<bool> SetAsync(Item key, Item values, string condition, string more = "") => database.TryUpdateAsync(
        DynamoSchema.Deliveries, DeliveryItem.KeyOf(key), $"SET {string.Join(", ", values.Keys.Select(name => $"{name} = :{name}"))}{more}", condition,
        values.ToDictionary(value => $":{value.Key}", value => value.Value));
}
