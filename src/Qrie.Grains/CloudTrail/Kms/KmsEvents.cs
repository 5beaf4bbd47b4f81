using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Kms;

/// <summary>Keys. Only here <c>resources[]</c> comes first: it has the key's ARN where the request may have an alias.</summary>
internal sealed class KmsEvents : EventTable
{
    private const string KeyType = "AWS::KMS::Key";
    private const string AnyId = "resources[] / rp.keyId / re.keyId";

    // An id or an ARN. An alias, or its ARN, is no id.
    private static readonly ResourceShape Key = new(KeyType, (record, text) => text.Split(':') switch
    {
        [var id] when IsId(id) => new Identified(KeyType, $"arn:{record.Partition}:kms:{record.Region}:{record.AccountId}:key/{id}"),
        ["arn", _, "kms", _, _, var rest] when rest.StartsWith("key/", StringComparison.Ordinal) && IsId(rest["key/".Length..]) => new Identified(KeyType, text),
        _ => null,
    });

    public override string EventSource => "kms.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateKey").Created(Key, "resources[] / re.keyMetadata.arn"),
        // The replica is in another region; among the resources is the key that was copied.
        On("ReplicateKey").Created(Key, "re.replicaKeyMetadata.arn").Changed(Key, "rp.keyId / resources[]"),
        On("EnableKey DisableKey UpdateKeyDescription ImportKeyMaterial DeleteImportedKeyMaterial UpdatePrimaryRegion").Changed(Key, AnyId, "metadata"),
        // A key that waits for its deletion is not rotated.
        On("ScheduleKeyDeletion CancelKeyDeletion").Changed(Key, AnyId, "metadata,rotation"),
        On("EnableKeyRotation DisableKeyRotation RotateKeyOnDemand").Changed(Key, AnyId, "rotation"),
        On("PutKeyPolicy").Changed(Key, AnyId, "policy"),
        On("TagResource UntagResource").Changed(Key, AnyId, "tags"),
        On("CreateAlias UpdateAlias DeleteAlias").Changed(Key, "resources[] / rp.targetKeyId / via rp.aliasName", "aliases"),
        On("RotateKey DeleteExpiredKeyMaterial SynchronizeMultiRegionKey").Changed(Key, "resources[] / sd.keyId"),
        // A service event, when the waiting period ends.
        On("DeleteKey").Deleted(Key, "resources[] / sd.keyId"),
    ];

    // Grants are many, and no policy reads them.
    public override string Data =>
        "Encrypt Decrypt ReEncrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext "
        + "GenerateMac VerifyMac GenerateRandom Sign Verify DeriveSharedSecret";

    public override string Listed => "CreateGrant RetireGrant RevokeGrant";

    public override string NoResource => "*CustomKeyStore*";

    private static bool IsId(string text) => text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
