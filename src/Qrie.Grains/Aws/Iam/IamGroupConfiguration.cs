namespace Qrie.Aws.Iam;

/// <summary>The configuration of an IAM group.</summary>
public sealed record IamGroupConfiguration
{
    /// <summary>The name, without the path.</summary>
    public required string Name { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id, which a rename does not change.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How many users are in it.</summary>
    public int MemberCount { get; init; }

    /// <summary>The policies that it has for itself, by name.</summary>
    public Observed<IReadOnlyList<IamInlinePolicy>> InlinePolicies { get; init; }

    /// <summary>The managed policies that are attached to it, by ARN.</summary>
    public Observed<IReadOnlyList<IamNamedPower>> AttachedPolicies { get; init; }
}
