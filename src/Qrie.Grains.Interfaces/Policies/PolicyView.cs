namespace Qrie.Policies;

/// <summary>A policy as users see it: the catalogue's definition with its life.</summary>
public sealed record PolicyView
{
    /// <summary>The id, such as <c>S3BucketPublic</c>.</summary>
    public required string PolicyId { get; init; }
    /// <summary>A short name.</summary>
    public required string Title { get; init; }
    /// <summary>What it checks.</summary>
    public required string Description { get; init; }
    /// <summary>The service, such as <c>s3</c>.</summary>
    public required string Service { get; init; }
    /// <summary>The resource type.</summary>
    public required string Type { get; init; }
    /// <summary>The category, such as <c>access_control</c>.</summary>
    public required string Category { get; init; }
    /// <summary>0 to 100, with an override counted in.</summary>
    public required int Severity { get; init; }
    /// <summary>0 to 100, as the catalogue has it.</summary>
    public int CatalogueSeverity { get; init; }
    /// <summary>Why it matters.</summary>
    public required string Rationale { get; init; }
    /// <summary>How to mend a violation; what the user wrote in the catalogue's place is all in its summary.</summary>
    public required Remediation Remediation { get; init; }
    /// <summary>The controls of frameworks that it answers.</summary>
    public required IReadOnlyList<FrameworkReference> Frameworks { get; init; }
    /// <summary>The IAM actions that judging it needs.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }
    /// <summary>Where it stands.</summary>
    public required PolicyStatus Status { get; init; }
    /// <summary>Which resources it judges.</summary>
    public PolicyScope Scope { get; init; } = PolicyScope.Everything;
    /// <summary>The numbers that it leaves to its user.</summary>
    public IReadOnlyList<PolicyParameterView> Parameters { get; init; } = [];
    /// <summary>Counts the changes made to its life.</summary>
    public long Revision { get; init; } = 1;
    /// <summary>The file that it comes from; null for a policy that ships with Qrie.</summary>
    public string? File { get; init; }
    /// <summary>When it was launched.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
    /// <summary>When its life was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
