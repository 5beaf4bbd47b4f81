using Microsoft.Extensions.Options;
using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Tries again what was given up because a service failed or throttled: such failures pass. What lacks a permission waits for a person.
/// </summary>
internal sealed class QuarantineSweep(ICoverageQueries coverage, IQuarantine quarantine, IOptions<InboxOptions> options, TimeProvider time) : ISweep
{
    public string Name => "quarantine";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.Value.TryAgainAfter;
        foreach (var given in await coverage.QuarantineAsync(null, cancellationToken))
        {
            if (given.Change.MayPass && given.At <= until)
            {
                await quarantine.RetryAsync(given);
            }
        }
    }
}
