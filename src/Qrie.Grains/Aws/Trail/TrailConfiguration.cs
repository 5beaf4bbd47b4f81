using System.Text.Json.Serialization;
using Qrie.Aws.S3;

namespace Qrie.Aws.Trail;

/// <summary>The configuration of a trail, with that of its bucket.</summary>
public sealed record TrailConfiguration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is set for it.</summary>
    [JsonRequired]
    public required TrailSettings Trail { get; init; }

    /// <summary>Whether it is logging.</summary>
    public Observed<TrailStatus> Status { get; init; }

    /// <summary>Which events it selects.</summary>
    public Observed<EventSelectors> EventSelectors { get; init; }

    /// <summary>The bucket into which log files go; unreadable where it is not this account's.</summary>
    public Observed<S3BucketConfiguration> Bucket { get; init; }

    /// <summary>Its tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }
}
