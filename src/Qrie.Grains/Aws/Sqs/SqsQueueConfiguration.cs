using System.Text.Json;

namespace Qrie.Aws.Sqs;

/// <summary>The configuration of an SQS queue.</summary>
public sealed record SqsQueueConfiguration
{
    /// <summary>The queue's name.</summary>
    public required string Name { get; init; }

    /// <summary>The region in which it lives.</summary>
    public required string Region { get; init; }

    /// <summary>The queue's policy, as a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> Policy { get; init; }

    /// <summary>Encryption at rest; absent when there is none.</summary>
    public Observed<SqsEncryption> Encryption { get; init; }

    /// <summary>How messages are delivered and kept.</summary>
    public Observed<SqsDelivery> Delivery { get; init; }

    /// <summary>The queue's tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }
}
