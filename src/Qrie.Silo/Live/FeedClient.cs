using Orleans.Runtime;
using Orleans.Runtime.Services;

namespace Qrie.Silo.Live;

/// <summary>Speaks to the ears of other silos.</summary>
internal sealed class FeedClient(IServiceProvider services) : GrainServiceClient<IFeedService>(services)
{
    public Task SendAsync(SiloAddress silo, FeedBatch batch) => GetGrainService(silo).HearAsync(batch);
}
