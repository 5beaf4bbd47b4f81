namespace Qrie.Silo.Notifications;

/// <summary>Where destinations that were made by the API are kept.</summary>
internal interface IDestinationTable
{
    Task<IReadOnlyList<StoredDestination>> ListAsync(CancellationToken cancellationToken);

    /// <returns>False when there is one of the id.</returns>
    Task<bool> AddAsync(StoredDestination destination);

    /// <returns>False when there is none of the id.</returns>
    Task<bool> ReplaceAsync(StoredDestination destination);

    /// <summary>Takes a destination away, with all that waits for it and all that it was not told.</summary>
    /// <returns>False when there is none of the id.</returns>
    Task<bool> RemoveAsync(string id);
}
