using Qrie.Resources;

namespace Qrie.Inventory;

/// <summary>Reads of the inventory. Filters apply before pages are cut, so that a page is full unless it is the last.</summary>
public interface IInventoryQueries
{
    /// <summary>Resources by ARN; with <see cref="ResourceFilter.Text"/> in an order of the storage's own.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">The size of the page, 1 to 1000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null for the first.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<Page<ResourceRow>> ResourcesAsync(ResourceFilter filter, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>One resource, or null.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<ResourceRow?> ResourceAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Recorded changes of a resource, newest first.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="limit">The size of the page, 1 to 1000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<Page<ResourceHistoryEntry>> HistoryAsync(string arn, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>
    /// Findings, last changed first: opened while active, resolved otherwise. With <see cref="FindingFilter.Text"/> in an order of the
    /// storage's own.
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">The size of the page, 1 to 1000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<Page<FindingRow>> FindingsAsync(FindingFilter filter, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>
    /// All findings that match, in the order of the pages, read as they are taken: for exports. Not one moment's picture; a finding that
    /// stays as it is while they are read comes exactly once.
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    IAsyncEnumerable<FindingRow> AllFindingsAsync(FindingFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Findings counted by what they have in common, those of the most first. The storage counts them; where it can only read them one by
    /// one, it counts those that changed last, and says so.
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <param name="by">What they have in common.</param>
    /// <param name="limit">The size of the page, 1 to 1000.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<FindingTallies> TallyAsync(FindingFilter filter, FindingGrouping by, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>How many findings are active, by policy id.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyDictionary<string, int>> OpenFindingsByPolicyAsync(CancellationToken cancellationToken);

    /// <summary>ARNs of present resources whose configuration holds facts of another resource.</summary>
    /// <param name="arn">The other resource's ARN.</param>
    /// <param name="type">Only of this type; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<string>> RelatedAsync(string arn, string? type, CancellationToken cancellationToken);

    /// <summary>ARNs of the resources whose facts a resource's configuration holds, known to the inventory or not.</summary>
    /// <param name="arn">The resource's ARN.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<string>> RelationsOfAsync(string arn, CancellationToken cancellationToken);

    /// <summary>ARNs of an account's present resources of one type.</summary>
    /// <param name="account">The account id.</param>
    /// <param name="type">The type.</param>
    /// <param name="region">Only of this region; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<string>> ArnsAsync(string account, string type, string? region, CancellationToken cancellationToken);

    /// <summary>ARNs of an account's resources that go by a name, deleted ones too.</summary>
    /// <param name="account">The account id.</param>
    /// <param name="type">The type.</param>
    /// <param name="name">The name, in any case.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<string>> ArnsNamedAsync(string account, string type, string name, CancellationToken cancellationToken);

    /// <summary>Present resources of which a verdict changes by time alone, longest due first.</summary>
    /// <param name="now">Those due until then.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<DueResource>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Figures over the whole inventory.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<InventoryTotals> TotalsAsync(CancellationToken cancellationToken);
}
