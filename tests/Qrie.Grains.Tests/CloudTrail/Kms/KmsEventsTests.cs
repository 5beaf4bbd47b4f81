using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Kms;

public sealed class KmsEventsTests
{
    private const string AliasAndKey =
        "'resources':[{'ARN':'arn:aws:kms:eu-west-1:111122223333:alias/a'},{'ARN':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}]";

    [Theory]
    [InlineData("CreateKey", "'re':{'keyMetadata':{'arn':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}}", "C kms:~:key/k-1")]
    [InlineData("ReplicateKey", "'rp':{'keyId':'mrk-1'},'re':{'replicaKeyMetadata':{'arn':'arn:aws:kms:us-east-2:111122223333:key/mrk-1'}}",
        "C kms:us-east-2:111122223333:key/mrk-1; U kms:~:key/mrk-1")]
    [InlineData("EnableKey DisableKey EnableKeyRotation DisableKeyRotation RotateKeyOnDemand PutKeyPolicy UpdateKeyDescription ScheduleKeyDeletion CancelKeyDeletion "
        + "ImportKeyMaterial DeleteImportedKeyMaterial UpdatePrimaryRegion TagResource UntagResource", "'rp':{'keyId':'k-1'}", "U kms:~:key/k-1")]
    [InlineData("DisableKey", "'rp':{'keyId':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}", "U kms:~:key/k-1")]
    [InlineData("DisableKey", "'rp':{'keyId':'alias/a'}," + AliasAndKey, "U kms:~:key/k-1")]
    [InlineData("DisableKey", "'rp':{'keyId':'alias/a'},'re':{'keyId':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}", "U kms:~:key/k-1")]
    [InlineData("DisableKey", "'rp':{'keyId':'arn:aws:kms:eu-west-1:111122223333:alias/a'}", "B KMS::Key")]
    [InlineData("CreateAlias UpdateAlias DeleteAlias", AliasAndKey, "U kms:~:key/k-1")]
    [InlineData("CreateAlias UpdateAlias", "'rp':{'aliasName':'alias/a','targetKeyId':'k-1'}", "U kms:~:key/k-1")]
    [InlineData("DeleteAlias", "'rp':{'aliasName':'alias/a'}", "U KMS::Key alias/a")]
    [InlineData("RotateKey DeleteExpiredKeyMaterial SynchronizeMultiRegionKey", "'eventType':'AwsServiceEvent','sd':{'keyId':'k-1'}", "U kms:~:key/k-1")]
    [InlineData("DeleteKey", "'eventType':'AwsServiceEvent','sd':{'keyId':'k-1'}", "D kms:~:key/k-1")]
    [InlineData("DeleteKey", "'eventType':'AwsServiceEvent'," + AliasAndKey, "D kms:~:key/k-1")]
    [InlineData("PutKeyPolicy", "'rp':{'keyId':'arn:aws:kms:eu-west-1:444455556666:key/k-1'}", "ignored callers_copy")]
    [InlineData("Encrypt Decrypt ReEncrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateMac VerifyMac "
        + "GenerateRandom Sign Verify DeriveSharedSecret", "'rp':{'keyId':'k-1'}", "ignored data_event")]
    [InlineData("CreateGrant RetireGrant RevokeGrant", "'rp':{'keyId':'k-1'}", "ignored listed")]
    [InlineData("CreateCustomKeyStore ConnectCustomKeyStore", "'rp':{}", "ignored no_resource")]
    [InlineData("MeltKey", "'rp':{'keyId':'k-1'}", "unclassified MeltKey")]
    public void Keys(string names, string members, string expected) => ShouldEachGive("kms", names, members, expected);

    [Fact]
    public void A_replica_is_in_the_region_of_its_arn() =>
        Of("kms.amazonaws.com", "ReplicateKey", """{"keyId":"mrk-1"}""", """{"replicaKeyMetadata":{"arn":"arn:aws:kms:us-east-2:111122223333:key/mrk-1"}}""")
            .Parse().Changes.Select(change => change.Region).Should().Equal("us-east-2", "eu-west-1");
}
