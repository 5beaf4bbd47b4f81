using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qrie.Aws.Iam;

/// <summary>The configuration of an IAM role, with what the policies of others give it.</summary>
public sealed record IamRoleConfiguration
{
    /// <summary>The name, without the path.</summary>
    public required string Name { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The day, UTC, on which it was last used, in the last 400 days; null for never.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>Who may take it on: a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> TrustPolicy { get; init; }

    /// <summary>The policies that it has for itself, by name.</summary>
    public Observed<IReadOnlyList<IamInlinePolicy>> InlinePolicies { get; init; }

    /// <summary>The managed policies that are attached to it, by ARN.</summary>
    public Observed<IReadOnlyList<IamNamedPower>> AttachedPolicies { get; init; }

    /// <summary>The policy that bounds what others give it.</summary>
    public Observed<IamNamedPower> PermissionsBoundary { get; init; }

    /// <summary>The tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }

    /// <summary>True for a role that belongs to an AWS service, which alone may change it.</summary>
    [JsonIgnore]
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}
