namespace Qrie.Resources;

/// <summary>Asks for a look at a resource, by way of the inbox like any other change.</summary>
public interface IResourceRefresher
{
    /// <summary>Asks for a describe. When it returns, the wish is durable.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="KeyNotFoundException">The inventory has no such resource.</exception>
    Task RefreshAsync(string arn, CancellationToken cancellationToken);
}
