using Qrie.Aws.Sns;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Sns;

public sealed class SNSTopicEncryptionDisabledTests
{
    private static readonly SNSTopicEncryptionDisabled Policy = new();

    [Fact]
    public void A_topic_without_a_key_violates() => Policy.Judge(SnsTopic.New).ShouldViolate().Shown().Should().Be("""{"kms_master_key_id":null}""");

    [Fact]
    public void A_key_complies() => Policy.Judge(SnsTopic.New with { Encryption = Is(new SnsEncryption("alias/aws/sns")) }).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_encryption_cannot_be_read() =>
        Policy.Judge(SnsTopic.New with { Encryption = Denied<SnsEncryption>("sns:GetTopicAttributes") }).ShouldBeUnknownFor("encryption: AccessDenied (needs sns:GetTopicAttributes)");
}
