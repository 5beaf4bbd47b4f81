namespace Qrie.Silo.Api.Policies;

/// <summary>
/// Which resources a policy judges: those that match every include that is set and no exclude. Tags map a key to values;
/// paths of organizational units match by prefix. Nothing set: all.
/// </summary>
internal sealed record ScopeDto(
    IReadOnlyList<string> IncludeAccounts,
    IReadOnlyList<string> ExcludeAccounts,
    IReadOnlyDictionary<string, IReadOnlyList<string>> IncludeTags,
    IReadOnlyDictionary<string, IReadOnlyList<string>> ExcludeTags,
    IReadOnlyList<string> IncludeOuPaths,
    IReadOnlyList<string> ExcludeOuPaths)
{
    /// <summary>The scope that leaves nothing out.</summary>
    public static ScopeDto Everything { get; } =
        new([], [], new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), [], []);
}
