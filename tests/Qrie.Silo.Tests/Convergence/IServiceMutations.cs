using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Changes made at random to the resources of one service. Implementations are found by their type, one file per service.</summary>
internal interface IServiceMutations
{
    /// <summary>Makes one change through the wire, as the account's administrator. What the service refuses counts as one.</summary>
    /// <param name="simulator">The simulated organization.</param>
    /// <param name="random">All chance comes from it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken);
}
