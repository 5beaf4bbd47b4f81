namespace Qrie.Aws.Iam;

/// <summary>The configuration of an IAM user, with what its groups and the policies of others give it.</summary>
public sealed record IamUserConfiguration
{
    /// <summary>The name, without the path.</summary>
    public required string Name { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id, which a rename does not change.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The password for the console.</summary>
    public Observed<IamLoginProfile> LoginProfile { get; init; }

    /// <summary>The second factor.</summary>
    public Observed<IamMfa> Mfa { get; init; }

    /// <summary>The keys that can be used, oldest first.</summary>
    public Observed<IReadOnlyList<IamAccessKey>> AccessKeys { get; init; }

    /// <summary>The policies that it has for itself, by name.</summary>
    public Observed<IReadOnlyList<IamInlinePolicy>> InlinePolicies { get; init; }

    /// <summary>The managed policies that are attached to it, by ARN.</summary>
    public Observed<IReadOnlyList<IamNamedPower>> AttachedPolicies { get; init; }

    /// <summary>The groups that it is in, by ARN.</summary>
    public Observed<IReadOnlyList<IamMembership>> Groups { get; init; }

    /// <summary>The policy that bounds what others give it.</summary>
    public Observed<IamNamedPower> PermissionsBoundary { get; init; }

    /// <summary>The tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
