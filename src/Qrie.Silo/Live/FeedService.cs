using Orleans.Runtime;

namespace Qrie.Silo.Live;

internal sealed class FeedService(GrainId id, global::Orleans.Runtime.Silo silo, ILoggerFactory loggers, ChangeFeed feed)
    : GrainService(id, silo, loggers), IFeedService
{
    public Task HearAsync(FeedBatch batch)
    {
        if (batch.HasGap)
        {
            feed.HearOfLoss();
        }

        foreach (var change in batch.Events)
        {
            feed.Hear(change);
        }

        return Task.CompletedTask;
    }
}
