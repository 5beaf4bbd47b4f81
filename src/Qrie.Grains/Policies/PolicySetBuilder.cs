using Microsoft.Extensions.Options;

namespace Qrie.Policies;

/// <summary>Makes a policy set of what the cluster agreed on and of this silo's catalogue.</summary>
/// <param name="catalogue">The policies.</param>
/// <param name="options">The default life.</param>
public sealed class PolicySetBuilder(PolicyCatalogue catalogue, IOptions<PolicyOptions> options)
{
    /// <summary>The set that nobody has agreed on yet: revision 0, by which nothing is judged.</summary>
    public static PolicySet None { get; } = new(0, [], new HashSet<string>());

    /// <summary>The set of a revision.</summary>
    /// <param name="snapshot">What the cluster agreed on.</param>
    public PolicySet Build(PolicySetSnapshot snapshot) => new(
        snapshot.Revision,
        catalogue.All
            .Select(policy => (Policy: policy, Life: LifeOf(snapshot, policy)))
            .Where(known => known.Life.Status == PolicyStatus.Active)
            .Select(known => ActivePolicy.Of(known.Policy, known.Life)),
        snapshot.Accounts.Keys.ToHashSet(StringComparer.Ordinal),
        snapshot.Exceptions,
        snapshot.Accounts.Where(account => account.Value.Length > 0).ToDictionary(StringComparer.Ordinal));

    /// <summary>The life of a policy.</summary>
    /// <param name="snapshot">What the cluster agreed on; null before it has.</param>
    /// <param name="policy">The policy.</param>
    public PolicyState LifeOf(PolicySetSnapshot? snapshot, IPolicy policy) =>
        snapshot?.Lives.GetValueOrDefault(policy.Definition.Id) ?? options.Value.DefaultLife;
}
