using Orleans;
using Orleans.Runtime;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>Says where it lives.</summary>
public interface IPlaceGrain : IGrainWithIntegerKey
{
    Task<SiloAddress> WhereAsync();
}
