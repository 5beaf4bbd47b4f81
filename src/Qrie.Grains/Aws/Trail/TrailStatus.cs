using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>Whether a trail is logging. When it last delivered is no part of it: that changes with every read.</summary>
/// <param name="IsLogging">Whether it is.</param>
public sealed record TrailStatus([property: JsonRequired] bool IsLogging)
{
    /// <summary>When logging was last started, UTC; null when it never was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When logging was last stopped, UTC; null when it never was.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
}
