namespace Qrie.Coverage;

/// <summary>Reads of what Qrie sees and what it cannot see.</summary>
public interface ICoverageQueries
{
    /// <summary>Counts of messages.</summary>
    /// <param name="account">Only of this account; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken);

    /// <summary>Parts of configurations that cannot be read.</summary>
    /// <param name="account">Only of this account; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<UnreadableTotal>> UnreadableAsync(string? account, CancellationToken cancellationToken);

    /// <summary>Changes that were given up, newest first; at most 1000.</summary>
    /// <param name="account">Only of this account; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<QuarantinedChange>> QuarantineAsync(string? account, CancellationToken cancellationToken);
}
