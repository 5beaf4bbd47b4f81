using Qrie.Findings;

namespace Qrie.Inventory;

/// <summary>Which findings to list. Every member that is set must match.</summary>
public sealed record FindingFilter
{
    /// <summary>The account id.</summary>
    public string? Account { get; init; }
    /// <summary>Any of these account ids; null for all.</summary>
    public IReadOnlySet<string>? Accounts { get; init; }
    /// <summary>The policy id.</summary>
    public string? Policy { get; init; }
    /// <summary>The resource's ARN.</summary>
    public string? Arn { get; init; }
    /// <summary>Active or resolved.</summary>
    public FindingStatus? State { get; init; }
    /// <summary>The lowest severity.</summary>
    public int? MinimumSeverity { get; init; }
    /// <summary>The highest severity.</summary>
    public int? MaximumSeverity { get; init; }
    /// <summary>The service.</summary>
    public string? Service { get; init; }
    /// <summary>The resource type.</summary>
    public string? Type { get; init; }
    /// <summary>The region.</summary>
    public string? Region { get; init; }
    /// <summary>A tag of the resource.</summary>
    public TagFilter? Tag { get; init; }
    /// <summary>Text that the ARN, the policy id or the message contains, without regard to case.</summary>
    public string? Text { get; init; }
    /// <summary>Only what opened or was resolved at or after this time.</summary>
    public DateTimeOffset? Since { get; init; }
}
