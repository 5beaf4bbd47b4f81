using System.Collections.Frozen;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>The policies that ship with Qrie, and beside them those of the user's own.</summary>
public sealed class PolicyCatalogue
{
    private readonly FrozenDictionary<string, IPolicy> shipped;
    private readonly ResourceTypes types;
    private volatile Policies current;

    /// <summary>Creates the catalogue of all policies in this assembly.</summary>
    /// <param name="types">The types that policies may judge.</param>
    /// <exception cref="InvalidOperationException">A policy judges a type, or reads a part, that does not exist.</exception>
    public PolicyCatalogue(ResourceTypes types)
    {
        this.types = types;
        shipped = Discovery.Instances<IPolicy>().ToFrozenDictionary(policy => policy.Definition.Id, StringComparer.Ordinal);
        foreach (var policy in shipped.Values)
        {
            Check(policy);
        }

        current = new Policies(shipped.Values);
    }

    /// <summary>The policies, by id; the same list until one comes or goes.</summary>
    public IReadOnlyList<IPolicy> All => current.Ordered;

    /// <summary>A policy, or null.</summary>
    /// <param name="policyId">The id, as the catalogue spells it.</param>
    public IPolicy? Find(string policyId) => current.ById.GetValueOrDefault(policyId);

    /// <summary>True for the id of a policy that ships with Qrie.</summary>
    /// <param name="policyId">The id.</param>
    public bool IsShipped(string policyId) => shipped.ContainsKey(policyId);

    /// <summary>Puts the user's own policies beside those that ship, in place of the ones before.</summary>
    /// <param name="policies">Policies whose ids are none of those that ship.</param>
    public void SetCustom(IEnumerable<IDocumentPolicy> policies) => current = new Policies([.. shipped.Values, .. policies]);

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
            CatalogueSeverity = definition.Severity,
            Rationale = definition.Rationale,
            Remediation = state.Remediation is { } text ? new Remediation { Summary = text } : definition.Remediation,
            Frameworks = [.. definition.Controls.Select(Frameworks.Parse)],
            Permissions = [.. definition.Parts.SelectMany(part => type.Permissions[part]).Distinct().Order(StringComparer.Ordinal)],
            Status = state.Status,
            Scope = state.Scope,
            Parameters = [.. definition.Parameters.Select(parameter =>
                new PolicyParameterView(parameter, state.Parameters.TryGetValue(parameter.Name, out var value) ? value : parameter.Default))],
            Revision = state.Revision,
            File = definition.File,
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

        if (definition.Parameters.FirstOrDefault(parameter => parameter.Default < parameter.Minimum || parameter.Default > parameter.Maximum) is { } outside)
        {
            throw new InvalidOperationException($"Policy {definition.Id} has the parameter {outside.Name}, whose default is out of bounds.");
        }
    }

    private sealed class Policies
    {
        public Policies(IEnumerable<IPolicy> policies)
        {
            Ordered = [.. policies.OrderBy(policy => policy.Definition.Id, StringComparer.Ordinal)];
            ById = Ordered.ToFrozenDictionary(policy => policy.Definition.Id, StringComparer.Ordinal);
        }

        public IReadOnlyList<IPolicy> Ordered { get; }

        public FrozenDictionary<string, IPolicy> ById { get; }
    }
}
