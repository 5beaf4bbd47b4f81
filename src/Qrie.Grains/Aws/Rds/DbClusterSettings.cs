using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>What is set for a database cluster. A value that waits for its maintenance window is not set yet.</summary>
public sealed record DbClusterSettings
{
    /// <summary>Such as <c>aurora-postgresql</c>; <c>docdb</c> and <c>neptune</c> are other services that share the API.</summary>
    [JsonRequired]
    public required string Engine { get; init; }

    /// <summary>The engine's version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Whether it stays as described.</summary>
    public DbState State { get; init; }

    /// <summary>Names of values that wait to be applied.</summary>
    public IReadOnlyList<string> PendingValues { get; init; } = [];

    /// <summary>The id that stays when it is renamed.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Its members, by id.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Whether its storage is encrypted.</summary>
    public bool StorageEncrypted { get; init; }

    /// <summary>The key that encrypts its storage; null for none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>For how many days automated backups are kept.</summary>
    public int BackupRetentionDays { get; init; }

    /// <summary>Whether it has members in more than one zone.</summary>
    public bool MultiAz { get; init; }

    /// <summary>Whether it refuses to be deleted.</summary>
    public bool DeletionProtection { get; init; }

    /// <summary>Whether minor versions are taken without asking.</summary>
    public bool AutoMinorVersionUpgrade { get; init; }

    /// <summary>Whether principals of IAM may log in.</summary>
    public bool IamAuthentication { get; init; }

    /// <summary>Logs that go to CloudWatch Logs.</summary>
    public IReadOnlyList<string> LogExports { get; init; } = [];

    /// <summary>Its parameter group; null for none.</summary>
    public string? ParameterGroup { get; init; }
}
