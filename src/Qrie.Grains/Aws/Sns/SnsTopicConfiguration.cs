using System.Text.Json;

namespace Qrie.Aws.Sns;

/// <summary>The configuration of an SNS topic.</summary>
public sealed record SnsTopicConfiguration
{
    /// <summary>The topic's name.</summary>
    public required string Name { get; init; }

    /// <summary>The region in which it lives.</summary>
    public required string Region { get; init; }

    /// <summary>The topic's policy, as a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> Policy { get; init; }

    /// <summary>Encryption at rest; absent when there is none.</summary>
    public Observed<SnsEncryption> Encryption { get; init; }

    /// <summary>How messages are delivered.</summary>
    public Observed<SnsDelivery> Delivery { get; init; }

    /// <summary>The topic's tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }
}
