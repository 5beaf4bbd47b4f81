using System.Text.Json;

namespace Qrie.Aws.Iam;

/// <summary>The configuration of a managed policy of the account's own.</summary>
public sealed record IamManagedPolicyConfiguration
{
    /// <summary>The name, without the path.</summary>
    public required string Name { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The version in force, such as <c>v3</c>.</summary>
    public required string DefaultVersion { get; init; }

    /// <summary>The document of the version in force, with members in ordinal order.</summary>
    public Observed<JsonElement> Document { get; init; }

    /// <summary>To how many users, groups and roles it is attached.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>How many users and roles it bounds.</summary>
    public int BoundaryCount { get; init; }
}
