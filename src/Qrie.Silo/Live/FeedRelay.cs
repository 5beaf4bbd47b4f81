using System.Collections.Concurrent;
using Orleans.Runtime;
using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>
/// Tells all other silos of the cluster what happens at this one. What a silo that died had still to tell is lost: then those who listen
/// are told to read again.
/// </summary>
internal sealed class FeedRelay(ChangeFeed feed, FeedClient client, ISiloStatusOracle silos, TimeProvider time) : IHostedService, ISiloStatusListener
{
    private readonly ConcurrentDictionary<SiloAddress, Lazy<FeedPeer>> peers = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        foreach (var (silo, status) in silos.GetApproximateSiloStatuses(onlyActive: true))
        {
            SiloStatusChangeNotification(silo, status);
        }

        feed.Published += Tell;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Published -= Tell;
        silos.UnSubscribeFromSiloStatusEvents(this);
        foreach (var silo in peers.Keys)
        {
            await ForgetAsync(silo);
        }
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (updatedSilo.Equals(silos.SiloAddress))
        {
            return;
        }

        if (status == SiloStatus.Active)
        {
            _ = peers.GetOrAdd(updatedSilo, silo => new Lazy<FeedPeer>(() => new FeedPeer(batch => client.SendAsync(silo, batch), time))).Value;
        }
        else if (status == SiloStatus.Dead && peers.ContainsKey(updatedSilo))
        {
            _ = ForgetAsync(updatedSilo);
            feed.HearOfLoss();
        }
    }

    private void Tell(FeedEvent change)
    {
        foreach (var peer in peers.Values)
        {
            peer.Value.Offer(change);
        }
    }

    private async Task ForgetAsync(SiloAddress silo)
    {
        if (peers.TryRemove(silo, out var peer))
        {
            await peer.Value.DisposeAsync();
        }
    }
}
