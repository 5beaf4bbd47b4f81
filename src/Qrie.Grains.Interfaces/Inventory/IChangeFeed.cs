namespace Qrie.Inventory;

/// <summary>What happens, as it happens: the live feed behind the console and the event stream.</summary>
public interface IChangeFeed
{
    /// <summary>Tells all who listen. Never blocks.</summary>
    /// <param name="change">What happened; it is durable already.</param>
    void Publish(FeedEvent change);

    /// <summary>Listens from now on, after what is still remembered of <paramref name="afterSequence"/>.</summary>
    /// <param name="afterSequence">The last sequence seen; null to begin with what comes.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    IAsyncEnumerable<FeedEvent> SubscribeAsync(long? afterSequence, CancellationToken cancellationToken);
}
