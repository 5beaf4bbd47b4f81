namespace Qrie.Silo.Storage;

/// <summary>Whether the storage answers.</summary>
internal interface IStorageHealth
{
    /// <summary>Reads something small; throws when the storage does not answer.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    Task CheckAsync(CancellationToken cancellationToken);
}
