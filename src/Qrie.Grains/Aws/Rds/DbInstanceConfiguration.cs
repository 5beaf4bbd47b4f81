using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>The configuration of a database instance.</summary>
public sealed record DbInstanceConfiguration
{
    /// <summary>Its identifier.</summary>
    public required string Name { get; init; }

    /// <summary>What is set for it.</summary>
    [JsonRequired]
    public required DbInstanceSettings Instance { get; init; }

    /// <summary>
    /// Those parameters of its group that make clients encrypt; absent where its engine has none, or its cluster's group decides.
    /// </summary>
    public Observed<SortedDictionary<string, string>> Parameters { get; init; }

    /// <summary>Its tags.</summary>
    public SortedDictionary<string, string> Tags { get; init; } = [];
}
