using Qrie.Policies;

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
    public static ScopeDto From(PolicyScope scope) => new(
        scope.IncludeAccounts, scope.ExcludeAccounts, scope.IncludeTags, scope.ExcludeTags, scope.IncludeOuPaths, scope.ExcludeOuPaths);
}
