using System.Text.Json.Serialization;

namespace Qrie.Aws.Kms;

/// <summary>What a key is (<see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"/>).</summary>
public sealed record KmsKeyMetadata
{
    /// <summary><c>CUSTOMER</c>, or <c>AWS</c> for a key that AWS manages.</summary>
    public required string KeyManager { get; init; }

    /// <summary><c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>, <c>PendingReplicaDeletion</c>, <c>PendingImport</c>, <c>Unavailable</c> …</summary>
    public required string KeyState { get; init; }

    /// <summary>Such as <c>SYMMETRIC_DEFAULT</c> or <c>RSA_2048</c>.</summary>
    public string? KeySpec { get; init; }

    /// <summary>Such as <c>ENCRYPT_DECRYPT</c>.</summary>
    public string? KeyUsage { get; init; }

    /// <summary>Where the key material comes from: <c>AWS_KMS</c>, <c>EXTERNAL</c>, <c>AWS_CLOUDHSM</c>, <c>EXTERNAL_KEY_STORE</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>What its owner says of it.</summary>
    public string? Description { get; init; }

    /// <summary><c>PRIMARY</c> or <c>REPLICA</c>; null for a key of one region.</summary>
    public string? MultiRegionKeyType { get; init; }

    /// <summary>The ARN of the primary key; null for a key of one region.</summary>
    public string? PrimaryKeyArn { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it will be deleted, UTC; null unless that is scheduled.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>When imported key material expires, UTC; null when it does not.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>True for a key that AWS manages for a service: nobody but AWS can change it.</summary>
    [JsonIgnore]
    public bool IsAwsManaged => KeyManager == "AWS";

    /// <summary>True while the key waits for its deletion: it can be used for nothing.</summary>
    [JsonIgnore]
    public bool IsBeingDeleted => KeyState is "PendingDeletion" or "PendingReplicaDeletion";
}
