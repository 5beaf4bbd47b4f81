using Qrie.Inventory;

namespace Qrie.Audit;

/// <summary>Reads of the audit trail.</summary>
public interface IAuditQueries
{
    /// <summary>Entries, last appended first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">The size of the page, 1 to 1000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<Page<AuditEntry>> EntriesAsync(AuditFilter filter, int limit, string? after, CancellationToken cancellationToken);
}
