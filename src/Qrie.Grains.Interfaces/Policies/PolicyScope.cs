namespace Qrie.Policies;

/// <summary>
/// Which resources a policy judges: those that match every include that is set and no exclude. Nothing set: all.
/// </summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-scope")]
public sealed record PolicyScope
{
    /// <summary>The scope that leaves nothing out.</summary>
    public static PolicyScope Everything { get; } = new();

    /// <summary>Accounts, one of which the resource's must be.</summary>
    [Id(0)] public IReadOnlyList<string> IncludeAccounts { get; init; } = [];

    /// <summary>Accounts that are left out.</summary>
    [Id(1)] public IReadOnlyList<string> ExcludeAccounts { get; init; } = [];

    /// <summary>Tags that the resource must have: for each key one of its values, or any value where none is named.</summary>
    [Id(2)] public IReadOnlyDictionary<string, IReadOnlyList<string>> IncludeTags { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Tags that leave a resource out: a key with one of its values, or with any where none is named.</summary>
    [Id(3)] public IReadOnlyDictionary<string, IReadOnlyList<string>> ExcludeTags { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Paths of organizational units, in or below one of which the account must be. <c>/prod</c> is no prefix of <c>/production</c>.</summary>
    [Id(4)] public IReadOnlyList<string> IncludeOuPaths { get; init; } = [];

    /// <summary>Paths of organizational units that are left out with all below them.</summary>
    [Id(5)] public IReadOnlyList<string> ExcludeOuPaths { get; init; } = [];

    /// <summary>True when nothing is left out.</summary>
    public bool IsEverything =>
        IncludeAccounts.Count == 0 && ExcludeAccounts.Count == 0 && IncludeTags.Count == 0 && ExcludeTags.Count == 0
        && IncludeOuPaths.Count == 0 && ExcludeOuPaths.Count == 0;
}
