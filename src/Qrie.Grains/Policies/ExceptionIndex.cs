using System.Collections.Frozen;
using Qrie.Policies.Documents;

namespace Qrie.Policies;

/// <summary>The exceptions of a policy set, laid out so that most resources ask none of them.</summary>
internal sealed class ExceptionIndex
{
    private readonly FrozenDictionary<string, PolicyException[]> byArn;
    private readonly PolicyException[] patterns;

    public ExceptionIndex(IEnumerable<PolicyException> exceptions)
    {
        // Of several the one that was made first, so that the answer does not depend on the order of a dictionary.
        var ordered = exceptions.OrderBy(exception => exception.CreatedAt).ThenBy(exception => exception.Id, StringComparer.Ordinal).ToArray();
        byArn = ordered.Where(exception => exception.Arn is not null)
            .GroupBy(exception => exception.Arn!)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        patterns = [.. ordered.Where(exception => exception.Arn is null)];
    }

    /// <summary>Those that a resource is under, the ones that name it before the patterns.</summary>
    public PolicyException[] Of(EvaluationRequest request, DateTimeOffset now) =>
        byArn.Count == 0 && patterns.Length == 0 ? [] : [.. byArn.GetValueOrDefault(request.Arn, []).Concat(patterns).Where(exception => Matches(exception, request, now))];

    private static bool Matches(PolicyException exception, EvaluationRequest request, DateTimeOffset now) =>
        now < exception.ExpiresAt
        && (exception.AccountId is null || exception.AccountId == request.AccountId)
        && (exception.Resource is null || Wildcard.Covers(exception.Resource, request.Arn, ignoreCase: false))
        && ScopeMatch.HasAll(request.Tags, exception.Tags);
}
