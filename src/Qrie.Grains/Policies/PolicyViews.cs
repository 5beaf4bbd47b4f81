using System.Collections.Frozen;

namespace Qrie.Policies;

/// <summary>The catalogue as users see it. Every policy that ships is active.</summary>
/// <param name="catalogue">The policies.</param>
public sealed class PolicyViews(PolicyCatalogue catalogue) : IPolicyCatalogue
{
    private readonly FrozenDictionary<string, PolicyView> byId =
        catalogue.All.Select(policy => catalogue.View(policy, new PolicyState())).ToFrozenDictionary(view => view.PolicyId, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<PolicyView> All => [.. byId.Values.OrderBy(view => view.PolicyId, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public PolicyView? Find(string policyId) => byId.GetValueOrDefault(policyId);
}
