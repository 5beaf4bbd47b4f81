namespace Qrie.Policies;

/// <summary>What the catalogue says of a policy.</summary>
public sealed record PolicyDefinition
{
    /// <summary>The id, such as <c>S3BucketPublic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A short name, in sentence case.</summary>
    public required string Title { get; init; }

    /// <summary>What it checks, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The type of resource that it judges.</summary>
    public required string ResourceType { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Severity { get; init; }

    /// <summary>What it is about.</summary>
    public required PolicyCategory Category { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Rationale { get; init; }

    /// <summary>How to mend a violation.</summary>
    public required Remediation Remediation { get; init; }

    /// <summary>The parts of the configuration that it reads, by their names in the canonical JSON.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>
    /// The controls that it answers: <c>CIS 2.1.4</c> (AWS Foundations v5.0), <c>S3.8</c> (Security Hub),
    /// <c>PCI 1.3.1</c> (DSS 4.0), or a NIST SP 800-53 rev. 5 control such as <c>SC-7</c>.
    /// </summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>The numbers that it leaves to its user; it reads them with <see cref="EvaluationContext.ValueOf"/>.</summary>
    public IReadOnlyList<PolicyParameter> Parameters { get; init; } = [];

    /// <summary>The file that a policy of the user's own comes from; null for one that ships with Qrie.</summary>
    public string? File { get; init; }

    /// <summary>A digest of that file; null for a policy that ships with Qrie.</summary>
    public string? Version { get; init; }
}
