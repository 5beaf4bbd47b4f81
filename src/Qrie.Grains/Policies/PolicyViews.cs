using System.Collections.Frozen;

namespace Qrie.Policies;

/// <summary>The catalogue as users see it, with the lives that this silo knows.</summary>
/// <param name="catalogue">The policies.</param>
/// <param name="builder">Tells a policy's life.</param>
/// <param name="follower">Knows what the cluster agreed on.</param>
public sealed class PolicyViews(PolicyCatalogue catalogue, PolicySetBuilder builder, PolicySetFollower follower) : IPolicyCatalogue
{
    private volatile Views? latest;

    /// <inheritdoc/>
    public IReadOnlyList<PolicyView> All => Current.Ordered;

    /// <inheritdoc/>
    public PolicyView? Find(string policyId) => Current.ById.GetValueOrDefault(policyId);

    private Views Current
    {
        get
        {
            var (snapshot, policies) = (follower.Snapshot, catalogue.All);
            if (latest is { } views && views.Snapshot == snapshot && views.Policies == policies)
            {
                return views;
            }

            PolicyView[] ordered = [.. policies.Select(policy => catalogue.View(policy, builder.LifeOf(snapshot, policy)))];
            return latest = new Views(snapshot, policies, ordered, ordered.ToFrozenDictionary(view => view.PolicyId, StringComparer.Ordinal));
        }
    }

    private sealed class Views(
        PolicySetSnapshot? snapshot, IReadOnlyList<IPolicy> policies, IReadOnlyList<PolicyView> ordered, FrozenDictionary<string, PolicyView> byId)
    {
        public PolicySetSnapshot? Snapshot => snapshot;

        public IReadOnlyList<IPolicy> Policies => policies;

        public IReadOnlyList<PolicyView> Ordered => ordered;

        public FrozenDictionary<string, PolicyView> ById => byId;
    }
}
