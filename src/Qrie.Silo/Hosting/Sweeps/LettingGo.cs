using Orleans;
using Qrie.Accounts;
using Qrie.Resources;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Lets go of resources, for as long as their account stays as it was read.</summary>
internal sealed class LettingGo(IAccountStore store, IGrainFactory grains)
{
    private const int AtOnce = 64;
    private const int SideBySide = 8;

    /// <returns>True when there was none: the work is done once nothing comes any more.</returns>
    public async Task<bool> OfAsync(AccountRecord account, IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        foreach (var chunk in arns.Chunk(AtOnce))
        {
            if ((await store.FindAsync(account.AccountId))?.Version != account.Version)
            {
                break;
            }

            await Parallel.ForEachAsync(
                chunk,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                async (arn, _) => await grains.GetGrain<IResourceGrain>(arn).RetireAsync());
        }

        return arns.Count == 0;
    }
}
