using Microsoft.Extensions.Options;
using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Tries again what was given up, the longest first: services recover, permissions are granted. What cannot be otherwise a second time waits for a person.
/// </summary>
internal sealed class QuarantineSweep(IInboxStore store, IQuarantine quarantine, IOptions<InboxOptions> options, TimeProvider time) : ISweep
{
    private const int AtOnce = 1_000;
    private const int SideBySide = 8;

    public string Name => "quarantine";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.Value.TryAgainAfter;
        var due = await store.PassingAsync(until, AtOnce);
        await Each.DoAsync(due, given => given.Change.Key, SideBySide, quarantine.RetryAsync, cancellationToken);
    }
}
