namespace Qrie.Policies;

/// <summary>The policies that exist, with their lives as this process knows them.</summary>
public interface IPolicyCatalogue
{
    /// <summary>All policies, by id.</summary>
    IReadOnlyList<PolicyView> All { get; }

    /// <summary>A policy by id, or null.</summary>
    /// <param name="policyId">The id, as the catalogue spells it.</param>
    PolicyView? Find(string policyId);
}
