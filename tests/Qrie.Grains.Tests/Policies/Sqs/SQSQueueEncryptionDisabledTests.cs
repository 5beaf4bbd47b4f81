using Qrie.Aws;
using Qrie.Aws.Sqs;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Sqs;

public sealed class SQSQueueEncryptionDisabledTests
{
    private static readonly SQSQueueEncryptionDisabled Policy = new();

    [Fact]
    public void A_queue_without_any_key_violates() => Policy.Judge(SqsQueue.New with { Encryption = Observed<SqsEncryption>.Absent }).ShouldViolate()
        .Shown().Should().Be("""{"kms_master_key_id":null,"sqs_managed_sse_enabled":false}""");

    [Theory]
    [InlineData(null)]
    [InlineData("alias/aws/sqs")]
    public void SQSs_own_keys_and_KMSs_comply(string? key) => Policy.Judge(SqsQueue.New with { Encryption = Is(new SqsEncryption(key)) }).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_encryption_cannot_be_read() =>
        Policy.Judge(SqsQueue.New with { Encryption = Denied<SqsEncryption>("sqs:GetQueueAttributes") }).ShouldBeUnknownFor("encryption: AccessDenied (needs sqs:GetQueueAttributes)");
}
