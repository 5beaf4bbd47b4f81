namespace Qrie.Inventory;

/// <summary>Counts of what exceptions hide.</summary>
public interface IExceptionQueries
{
    /// <summary>How many findings each exception keeps from counting, by the exception's id.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyDictionary<string, int>> FindingsByExceptionAsync(CancellationToken cancellationToken);
}
