using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace Qrie.Orleans.Aws.Tests.Clustering;

[RandomPlacement]
public sealed class PlaceGrain(ILocalSiloDetails silo) : Grain, IPlaceGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(silo.SiloAddress);
}
