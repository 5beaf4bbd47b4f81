namespace Qrie.Policies;

/// <summary>What the user decides of a policy's life.</summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-life")]
public sealed record PolicyLife
{
    /// <summary>Active or suspended.</summary>
    [Id(0)] public required PolicyStatus Status { get; init; }

    /// <summary>Which resources it judges.</summary>
    [Id(1)] public PolicyScope Scope { get; init; } = PolicyScope.Everything;

    /// <summary>A severity in place of the catalogue's, 0 to 100; null for the catalogue's.</summary>
    [Id(2)] public int? Severity { get; init; }

    /// <summary>A remediation in place of the catalogue's; null for the catalogue's.</summary>
    [Id(3)] public string? Remediation { get; init; }

    /// <summary>Values in place of the defaults of the policy's parameters, by name.</summary>
    [Id(4)] public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();

    /// <summary>The life that a policy has.</summary>
    /// <param name="state">Its state.</param>
    public static PolicyLife Of(PolicyState state) => new()
    {
        Status = state.Status,
        Scope = state.Scope,
        Severity = state.Severity,
        Remediation = state.Remediation,
        Parameters = state.Parameters,
    };
}
