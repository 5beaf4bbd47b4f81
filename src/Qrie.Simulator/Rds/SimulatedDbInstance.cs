using System.Collections.Immutable;

namespace Qrie.Simulator.Rds;

/// <summary>A database instance as it truly is.</summary>
internal sealed record SimulatedDbInstance
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Arn { get; init; }

    /// <summary>The id that stays when it is renamed.</summary>
    public required string ResourceId { get; init; }

    public required string Engine { get; init; }

    public required string EngineVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ParameterGroup { get; init; }

    public string Status { get; init; } = "available";

    public string? ClusterId { get; init; }

    public string? SourceId { get; init; }

    public bool IsPublic { get; init; }

    public bool IsEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public int BackupDays { get; init; } = 1;

    public bool IsMultiAz { get; init; }

    public bool IsProtected { get; init; }

    public bool UpgradesItself { get; init; } = true;

    public bool KnowsIam { get; init; }

    public ImmutableSortedSet<string> LogExports { get; init; } = [];

    public ImmutableSortedSet<string> SecurityGroups { get; init; } = ["sg-0a1b2c3d4e5f60718"];

    public string SubnetGroup { get; init; } = "default";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Values that wait for the maintenance window, by their names in a request.</summary>
    public ImmutableSortedDictionary<string, string> Pending { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
