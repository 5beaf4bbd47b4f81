using Qrie.Accounts;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>Tells which resources a scope has.</summary>
public static class ScopeMatch
{
    /// <summary>Whether a scope has a resource; unknown when its tags decide and could not be read.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="request">The resource.</param>
    /// <param name="ouPath">The path of its account's organizational unit; null when it has none.</param>
    public static Truth Has(PolicyScope scope, EvaluationRequest request, string? ouPath)
    {
        if (scope.IsEverything)
        {
            return Truth.Of(true);
        }

        var account =
            (scope.IncludeAccounts.Count == 0 || scope.IncludeAccounts.Contains(request.AccountId))
            && !scope.ExcludeAccounts.Contains(request.AccountId)
            && (scope.IncludeOuPaths.Count == 0 || scope.IncludeOuPaths.Any(path => AccountUnits.IsBelow(ouPath, path)))
            && !scope.ExcludeOuPaths.Any(path => AccountUnits.IsBelow(ouPath, path));
        if (scope.IncludeTags.Count == 0 && scope.ExcludeTags.Count == 0)
        {
            return Truth.Of(account);
        }

        var tags = request.TagsUnreadable
            ? Truth.Unknown("scope: the resource's tags could not be read")
            : Truth.Of(HasAll(request.Tags, scope.IncludeTags) && !scope.ExcludeTags.Any(tag => HasOne(request.Tags, tag)));
        return Truth.Of(account) & tags;
    }

    /// <summary>True when a resource's tags have every key with one of its values, or with any where none is named.</summary>
    /// <param name="tags">The resource's tags.</param>
    /// <param name="wanted">Values by key.</param>
    public static bool HasAll(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, IReadOnlyList<string>> wanted) =>
        wanted.All(tag => HasOne(tags, tag));

    private static bool HasOne(IReadOnlyDictionary<string, string> tags, KeyValuePair<string, IReadOnlyList<string>> wanted) =>
        tags.TryGetValue(wanted.Key, out var value) && (wanted.Value.Count == 0 || wanted.Value.Contains(value));
}
