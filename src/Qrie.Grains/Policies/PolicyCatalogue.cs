using System.Collections.Frozen;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>The policies that ship with Qrie.</summary>
public sealed class PolicyCatalogue
{
    private readonly FrozenDictionary<string, IPolicy> byId;
    private readonly ResourceTypes types;

    /// <summary>Creates the catalogue of all policies in this assembly.</summary>
    /// <param name="types">The types that policies may judge.</param>
    /// <exception cref="InvalidOperationException">A policy judges a type, or reads a part, that does not exist.</exception>
    public PolicyCatalogue(ResourceTypes types)
    {
        this.types = types;
        byId = Discovery.Instances<IPolicy>().ToFrozenDictionary(policy => policy.Definition.Id, StringComparer.Ordinal);
        foreach (var policy in byId.Values)
        {
            Check(policy);
        }
    }

    /// <summary>The policies, by id.</summary>
    public IReadOnlyList<IPolicy> All => [.. byId.Values.OrderBy(policy => policy.Definition.Id, StringComparer.Ordinal)];

    /// <summary>A policy, or null.</summary>
    /// <param name="policyId">The id, as the catalogue spells it.</param>
    public IPolicy? Find(string policyId) => byId.GetValueOrDefault(policyId);

    /// <summary>The policy as users see it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="state">Its life.</param>
    public PolicyView View(IPolicy policy, PolicyState state)
    {
        var definition = policy.Definition;
        var type = types.Find(definition.ResourceType)!;
        return new PolicyView
        {
            PolicyId = definition.Id,
            Title = definition.Title,
            Description = definition.Description,
            Service = type.Service,
            Type = type.Name,
            Category = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(definition.Category.ToString()),
            Severity = state.Severity ?? definition.Severity,
            Rationale = definition.Rationale,
            Remediation = state.Remediation ?? definition.Remediation,
            Frameworks = [.. definition.Controls.Select(Frameworks.Parse)],
            Permissions = [.. definition.Parts.SelectMany(part => type.Permissions[part]).Distinct().Order(StringComparer.Ordinal)],
            Status = state.Status,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
        };
    }

    private void Check(IPolicy policy)
    {
        var definition = policy.Definition;
        var type = types.Find(definition.ResourceType)
            ?? throw new InvalidOperationException($"Policy {definition.Id} judges {definition.ResourceType}, which is no known type.");
        if (!policy.GetType().IsAssignableTo(typeof(IPolicy<>).MakeGenericType(type.ConfigurationType)))
        {
            throw new InvalidOperationException($"Policy {definition.Id} does not judge {type.ConfigurationType.Name}.");
        }

        if (definition.Parts.FirstOrDefault(part => !type.Permissions.ContainsKey(part)) is { } unknown)
        {
            throw new InvalidOperationException($"Policy {definition.Id} reads {unknown}, which {type.Name} does not have.");
        }
    }
}
