using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// What turned and was not told of yet. A turn is written once, with its finding, and is marked until its deliveries are written: so none is
/// lost, and what is published again is not told again.
/// </summary>
internal sealed class UntoldTurns(DynamoDatabase database)
{
    private const int AtOnce = 100;
    private const int SideBySide = 8;

    /// <summary>Turns in the order in which they happened to a finding, a bounded number at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Item>> TakeAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shard in TurnItem.UntoldShards)
        {
            var entries = await EntriesAsync(shard, cancellationToken).Take(AtOnce).ToListAsync(cancellationToken);
            var turns = await database.GetAsync(DynamoSchema.Days, entries.Select(TurnItem.KeyOf), cancellationToken);
            // The index follows within moments: what it still names may have been told of.
            if (turns.Where(TurnItem.IsUntold).OrderBy(turn => turn[TurnItem.Turn].S, StringComparer.Ordinal).ToArray() is { Length: > 0 } some)
            {
                yield return some;
            }
        }
    }

    public Task ToldAsync(IEnumerable<Item> turns, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        turns,
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
        async (turn, _) => await database.TryUpdateAsync(DynamoSchema.Days, TurnItem.KeyOf(turn), TurnItem.Told, $"attribute_exists({TurnItem.DayShard})"));

    private IAsyncEnumerable<Item> EntriesAsync(string shard, CancellationToken cancellationToken) => database.QueryAsync(
        new QueryRequest
        {
            TableName = database.NameOf(DynamoSchema.Days),
            IndexName = "untold",
            KeyConditionExpression = $"{TurnItem.UntoldShard} = :shard",
            ExpressionAttributeValues = new() { [":shard"] = Attributes.Text(shard) },
            Limit = AtOnce,
        },
        cancellationToken);
}
