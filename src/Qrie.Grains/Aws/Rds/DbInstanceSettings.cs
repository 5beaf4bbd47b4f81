using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>What is set for a database instance. A value that waits for its maintenance window is not set yet.</summary>
public sealed record DbInstanceSettings
{
    /// <summary>Such as <c>postgres</c>; <c>docdb</c> and <c>neptune</c> are other services that share the API.</summary>
    [JsonRequired]
    public required string Engine { get; init; }

    /// <summary>The engine's version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Whether it stays as described.</summary>
    public DbState State { get; init; }

    /// <summary>Names of values that wait to be applied.</summary>
    public IReadOnlyList<string> PendingValues { get; init; } = [];

    /// <summary>The cluster of which it is a member; null for none.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The instance of which it is a replica; null for none.</summary>
    public string? SourceId { get; init; }

    /// <summary>The id that stays when it is renamed.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Whether its name leads to a public address.</summary>
    public bool PubliclyAccessible { get; init; }

    /// <summary>Its address and port; null until it has one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Its VPC; null for none.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its subnet group; null for none.</summary>
    public string? SubnetGroup { get; init; }

    /// <summary>The subnets of that group, by id.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Its security groups, by id.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Whether its storage is encrypted.</summary>
    public bool StorageEncrypted { get; init; }

    /// <summary>The key that encrypts its storage; null for none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>For how many days automated backups are kept; 0 for none.</summary>
    public int BackupRetentionDays { get; init; }

    /// <summary>Whether a standby is kept in another zone.</summary>
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

    /// <summary>Until when its certificate is valid, UTC; null when that is not told.</summary>
    public DateTimeOffset? CertificateValidTill { get; init; }
}
