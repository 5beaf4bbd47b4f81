using System.Text.Json.Nodes;

namespace Qrie.Simulator.Events;

/// <summary>What a CloudTrail record is about.</summary>
internal sealed record Happening
{
    /// <summary>Such as <c>s3.amazonaws.com</c>.</summary>
    public required string Source { get; init; }

    public required string Name { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>What it is about, for chance.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required Person Person { get; init; }

    public JsonObject? Request { get; init; }

    public JsonObject? Response { get; init; }

    /// <summary>The ARN and type that <c>resources</c> may name; null where AWS names none.</summary>
    public (string Arn, string Type, string AccountId)? Resource { get; init; }

    /// <summary>What sort of record it is.</summary>
    public string EventType { get; init; } = "AwsApiCall";

    /// <summary>What EventBridge calls such records.</summary>
    public string DetailType { get; init; } = "AWS API Call via CloudTrail";

    /// <summary><c>serviceEventDetails</c> of what a service does by itself; null for a call.</summary>
    public JsonObject? ServiceEvent { get; init; }

    public bool ReadOnly { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
