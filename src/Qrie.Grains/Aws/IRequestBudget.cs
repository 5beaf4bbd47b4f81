namespace Qrie.Aws;

/// <summary>How many requests may be sent to one account.</summary>
public interface IRequestBudget
{
    /// <summary>Waits until one more request may be sent.</summary>
    /// <param name="service">The service's signing name.</param>
    /// <param name="region">The region.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AcquireAsync(string service, string region, CancellationToken cancellationToken);

    /// <summary>Tells that AWS throttled a request.</summary>
    /// <param name="service">The service's signing name.</param>
    /// <param name="region">The region.</param>
    void Throttled(string service, string region);
}
