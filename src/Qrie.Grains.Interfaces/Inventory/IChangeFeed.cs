namespace Qrie.Inventory;

/// <summary>What happens, as it happens: the live feed behind the console and the event stream.</summary>
public interface IChangeFeed
{
    /// <summary>Tells all who listen. Never blocks.</summary>
    /// <param name="change">What happened; it is durable already.</param>
    void Publish(FeedEvent change);

    /// <summary>
    /// Listens from now on, to what happens at all silos. Events of one silo come in order, each once at most; where some are missing there is one
    /// that says so (<see cref="FeedEventKind.ReadAgain"/>).
    /// </summary>
    /// <param name="afterSequence">The last sequence seen here; 0 for all that is remembered; null to begin with what comes.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    IAsyncEnumerable<FeedEvent> SubscribeAsync(long? afterSequence, CancellationToken cancellationToken);
}
