namespace Qrie.Policies;

/// <summary>The life of a policy.</summary>
[GenerateSerializer, Alias("qrie.policy-state")]
public sealed class PolicyState
{
    /// <summary>Where the policy stands.</summary>
    [Id(0)] public PolicyStatus Status { get; set; } = PolicyStatus.Active;

    /// <summary>Counts the changes made to the policy's life; starts at 1.</summary>
    [Id(1)] public long Revision { get; set; } = 1;

    /// <summary>A severity in place of the catalogue's; null for the catalogue's.</summary>
    [Id(2)] public int? Severity { get; set; }

    /// <summary>A remediation in place of the catalogue's; null for the catalogue's.</summary>
    [Id(3)] public string? Remediation { get; set; }

    /// <summary>When the policy was launched, UTC; null while the catalogue's default stands.</summary>
    [Id(4)] public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When its life was last changed, UTC; null while the catalogue's default stands.</summary>
    [Id(5)] public DateTimeOffset? UpdatedAt { get; set; }
}
