using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Trail;

/// <summary>A trail as it truly is.</summary>
internal sealed record SimulatedTrail
{
    public required string Name { get; init; }

    public required string AccountId { get; init; }

    public required string HomeRegion { get; init; }

    public required string Arn { get; init; }

    public required string BucketName { get; init; }

    public string? KeyPrefix { get; init; }

    public bool IncludesGlobalServices { get; init; } = true;

    public bool IsMultiRegion { get; init; }

    public bool IsOrganization { get; init; }

    public bool ValidatesFiles { get; init; }

    public string? KmsKeyId { get; init; }

    public string? LogGroupArn { get; init; }

    public string? LogRoleArn { get; init; }

    public bool IsLogging { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Classic selectors; null while others are set, or none.</summary>
    public JsonArray? Selectors { get; init; }

    /// <summary>Advanced selectors; null while others are set, or none.</summary>
    public JsonArray? AdvancedSelectors { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
