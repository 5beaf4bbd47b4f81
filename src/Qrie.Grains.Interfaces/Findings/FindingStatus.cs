namespace Qrie.Findings;

/// <summary>Whether a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>The resource violates the policy.</summary>
    Active = 0,

    /// <summary>It no longer does, or no longer counts.</summary>
    Resolved = 1,
}
