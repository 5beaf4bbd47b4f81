using Qrie.Inventory;

namespace Qrie.Policies;

/// <summary>Tells which parts of a configuration violate a policy.</summary>
public interface IViolatingParts
{
    /// <summary>The places in a resource's configuration that decide: were they otherwise, the policy would be kept.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="policyId">The policy.</param>
    /// <param name="evidence">The finding's evidence, as JSON.</param>
    /// <returns>JSON pointers (RFC 6901), such as <c>/policy/Statement/0</c>; none where the policy is not active or not violated.</returns>
    IReadOnlyList<string> Find(ResourceRow resource, string policyId, string evidence);
}
