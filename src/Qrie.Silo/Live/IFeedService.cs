using Orleans;
using Orleans.Services;

namespace Qrie.Silo.Live;

/// <summary>The ear of a silo: there is one on each.</summary>
[Alias("qrie.IFeedService")]
internal interface IFeedService : IGrainService
{
    /// <summary>Takes what happened at another silo.</summary>
    [Alias("Hear")]
    Task HearAsync(FeedBatch batch);
}
