using System.Text.Json;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Sqs;

public sealed class SQSQueuePublicTests
{
    private static readonly SQSQueuePublic Policy = new();

    [Fact]
    public void A_queue_for_everybody_violates_with_the_statement_as_evidence() => Policy.Judge(Open("{}")).ShouldViolate().Shown().Should().Be(
        """{"statements":[{"actions":["sqs:SendMessage"],"all_but_these_actions":false,"all_but_these_principals":false,"index":0,"principals":["*"],"sid":"Open"}]}""");

    [Theory]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-west-1:123456789012:*"}}""")]
    [InlineData("""{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::bucket"}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceAccount":"123456789012"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")]
    public void A_condition_that_pins_the_callers_complies(string condition) => Policy.Judge(Open(condition)).ShouldComply();

    [Theory]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:*"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""")]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    public void A_condition_that_pins_nobody_violates(string condition) => Policy.Judge(Open(condition)).ShouldViolate();

    [Fact]
    public void A_queue_without_a_policy_or_for_its_account_complies()
    {
        Policy.Judge(SqsQueue.New).ShouldComply();
        Policy.Judge(SqsQueue.New with { Policy = Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sqs:*","Resource":"*"}""") }).ShouldComply();
    }

    [Fact]
    public void It_is_unknown_while_the_policy_cannot_be_read() =>
        Policy.Judge(SqsQueue.New with { Policy = Denied<JsonElement>("sqs:GetQueueAttributes") }).ShouldBeUnknownFor("policy: AccessDenied (needs sqs:GetQueueAttributes)");

    private static Qrie.Aws.Sqs.SqsQueueConfiguration Open(string condition) => SqsQueue.New with
    {
        Policy = Document($$"""{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"{{SqsQueue.Arn}}","Condition":{{condition}}}"""),
    };
}
