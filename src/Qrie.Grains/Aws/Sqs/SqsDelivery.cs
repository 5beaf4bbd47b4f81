using System.Text.Json;

namespace Qrie.Aws.Sqs;

/// <summary>How a queue delivers and keeps messages.</summary>
public sealed record SqsDelivery
{
    /// <summary>True for a queue that keeps the order.</summary>
    public bool Fifo { get; init; }

    /// <summary>How long a received message is hidden, in seconds.</summary>
    public int? VisibilityTimeout { get; init; }

    /// <summary>How long a message is kept, in seconds.</summary>
    public int? MessageRetentionPeriod { get; init; }

    /// <summary>How long a message is held back, in seconds.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>Where messages go that were received too often; null when they stay.</summary>
    public JsonElement? RedrivePolicy { get; init; }

    /// <summary>Which queues may send their dead letters here; null for all of the account.</summary>
    public JsonElement? RedriveAllowPolicy { get; init; }
}
