using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>The configuration of a database cluster.</summary>
public sealed record DbClusterConfiguration
{
    /// <summary>Its identifier.</summary>
    public required string Name { get; init; }

    /// <summary>What is set for it.</summary>
    [JsonRequired]
    public required DbClusterSettings Cluster { get; init; }

    /// <summary>Its tags.</summary>
    public SortedDictionary<string, string> Tags { get; init; } = [];
}
