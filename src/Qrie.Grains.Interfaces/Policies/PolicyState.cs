namespace Qrie.Policies;

/// <summary>The life of a policy.</summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-state")]
public sealed record PolicyState
{
    /// <summary>Where the policy stands.</summary>
    [Id(0)] public PolicyStatus Status { get; init; } = PolicyStatus.Active;

    /// <summary>Counts the changes made to the policy's life; starts at 1.</summary>
    [Id(1)] public long Revision { get; init; } = 1;

    /// <summary>A severity in place of the catalogue's; null for the catalogue's.</summary>
    [Id(2)] public int? Severity { get; init; }

    /// <summary>A remediation in place of the catalogue's; null for the catalogue's.</summary>
    [Id(3)] public string? Remediation { get; init; }

    /// <summary>When the policy was launched, UTC; null while the default stands.</summary>
    [Id(4)] public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its life was last changed, UTC; null while the default stands.</summary>
    [Id(5)] public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Which resources it judges.</summary>
    [Id(6)] public PolicyScope Scope { get; init; } = PolicyScope.Everything;

    /// <summary>Values in place of the defaults of the policy's parameters, by name.</summary>
    [Id(7)] public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();

    /// <summary>The client's name for the request that launched it, by which a repeated one is known; null without.</summary>
    [Id(8)] public string? RequestKey { get; init; }
}
