using Amazon.DynamoDBv2.Model;
using Orleans;
using Qrie.Resources;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// Wakes resources whose findings, history or links did not follow their item, which brings them. The resource itself must do
/// it: its turns are one after the other, and a stale publication would undo a newer one.
/// </summary>
internal sealed class UnpublishedSweep(DynamoDatabase database, IGrainFactory grains, TimeProvider time) : ISweep
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private const int SideBySide = 8;

    public string Name => "unpublished";

    // Longer than a resource's grain stays in memory idle: one that could not publish is gone, and its next activation does.
    public TimeSpan Period => TimeSpan.FromMinutes(12);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Each.DoAsync(
            UnpublishedAsync(cancellationToken), arn => arn, SideBySide, arn => grains.GetGrain<IResourceGrain>(arn).GetStateAsync(), cancellationToken);
    }

    /// <summary>ARNs of the resources that have been waiting for longer than a publication takes.</summary>
    internal IAsyncEnumerable<string> UnpublishedAsync(CancellationToken cancellationToken) => ResourceItem.AllShards.ToAsyncEnumerable().SelectMany(shard =>
        database.QueryAsync(
            new QueryRequest
            {
                TableName = database.NameOf(DynamoSchema.Resources),
                IndexName = "unpublished",
                KeyConditionExpression = $"{ResourceItem.UnpublishedShard} = :shard AND {ResourceItem.UnpublishedAt} < :until",
                ExpressionAttributeValues = new()
                {
                    [":shard"] = Attributes.Text(shard),
                    [":until"] = Attributes.Text(Attributes.Ordered(time.GetUtcNow() - Grace)),
                },
            },
            cancellationToken).Select(item => item[ResourceItem.Arn].S));
}
