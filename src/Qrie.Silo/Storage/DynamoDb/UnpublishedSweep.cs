using Amazon.DynamoDBv2.Model;
using Orleans;
using Qrie.Resources;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// Wakes resources whose findings, history or links did not follow their item, which brings them. The resource itself must do
/// it: its turns are one after the other, and a stale publication would undo a newer one.
/// </summary>
internal sealed partial class UnpublishedSweep(
    DynamoDatabase database, IGrainFactory grains, Readiness readiness, TimeProvider time, ILogger<UnpublishedSweep> logger) : BackgroundService
{
    // Longer than a resource's grain stays in memory idle: one that could not publish is gone, and its next activation does.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Active.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await foreach (var arn in UnpublishedAsync(stoppingToken))
                {
                    await grains.GetGrain<IResourceGrain>(arn).GetStateAsync();
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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

    [LoggerMessage(422, LogLevel.Warning, "Looking for resources whose findings were not written failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
