using System.Text.Json;

namespace Qrie.Aws.Kms;

/// <summary>The configuration of a KMS key.</summary>
public sealed record KmsKeyConfiguration
{
    /// <summary>The key's id, without the ARN.</summary>
    public required string KeyId { get; init; }

    /// <summary>The region in which it lives.</summary>
    public required string Region { get; init; }

    /// <summary>What the key is, and in which state.</summary>
    public Observed<KmsKeyMetadata> Metadata { get; init; }

    /// <summary>The key policy, as a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> Policy { get; init; }

    /// <summary>Automatic rotation; absent where KMS does not have it for such a key.</summary>
    public Observed<KmsRotation> Rotation { get; init; }

    /// <summary>The aliases that lead to the key, in ordinal order.</summary>
    public Observed<IReadOnlyList<string>> Aliases { get; init; }

    /// <summary>The key's tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }
}
