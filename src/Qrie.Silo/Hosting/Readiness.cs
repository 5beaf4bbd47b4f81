using Orleans;
using Orleans.Runtime;
using Qrie.Changes;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Hosting;

/// <summary>Whether this process may be sent requests: its silo is active, it is not stopping, and its storage answers.</summary>
internal sealed class Readiness(IStorageHealth storage, IHostApplicationLifetime lifetime) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource active = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool stopped;

    /// <summary>True while grains can be called.</summary>
    public bool IsActive => active.Task.IsCompleted && !stopped && !lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Why it is not active.</summary>
    public string WhyNotActive => lifetime.ApplicationStopping.IsCancellationRequested ? "Qrie is stopping." : "The silo is not active.";

    /// <summary>Completes when the silo is active.</summary>
    public Task Active => active.Task;

    /// <summary>Why no requests should be sent; null when they may.</summary>
    public async Task<string?> ReasonAgainstAsync(CancellationToken cancellationToken)
    {
        if (!IsActive)
        {
            return WhyNotActive;
        }

        try
        {
            await storage.CheckAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return "The storage does not answer.";
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(Readiness),
        ServiceLifecycleStage.Active,
        _ =>
        {
            active.TrySetResult();
            return Task.CompletedTask;
        },
        _ =>
        {
            stopped = true;
            return Task.CompletedTask;
        });
}
