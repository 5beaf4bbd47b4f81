using System.Text.Json;
using Qrie.Aws;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Sns;

public sealed class SNSTopicPublicTests
{
    private static readonly SNSTopicPublic Policy = new();

    [Fact]
    public void A_topic_for_everybody_violates_with_the_statement_as_evidence() =>
        Policy.Judge(SnsTopic.New with { Policy = SnsTopic.Open("{}") }).ShouldViolate().Shown().Should().Be(
            """{"statements":[{"actions":["SNS:Subscribe"],"all_but_these_actions":false,"all_but_these_principals":false,"index":0,"principals":["*"],"sid":"Open"}]}""");

    [Fact]
    public void The_policy_that_SNS_gives_a_topic_complies_though_it_says_everybody() => Policy.Judge(SnsTopic.New).ShouldComply();

    [Theory]
    [InlineData("SNS:Subscribe", """{"StringLike":{"SNS:Endpoint":"ops@example.com"}}""", true)]
    [InlineData("SNS:Publish", """{"StringLike":{"SNS:Endpoint":"ops@example.com"}}""", false)]
    [InlineData("SNS:Subscribe", """{"StringLike":{"SNS:Endpoint":"*@example.com"}}""", false)]
    [InlineData("SNS:Publish", """{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::bucket"}}""", true)]
    [InlineData("SNS:Subscribe", """{"StringEquals":{"SNS:Protocol":"https"}}""", false)]
    public void Conditions_pin_the_callers_or_do_not(string action, string condition, bool complies)
    {
        var verdict = Policy.Judge(SnsTopic.New with { Policy = SnsTopic.Open(condition, action) });
        if (complies)
        {
            verdict.ShouldComply();
        }
        else
        {
            verdict.ShouldViolate();
        }
    }

    [Fact]
    public void A_topic_without_a_policy_complies() => Policy.Judge(SnsTopic.New with { Policy = Observed<JsonElement>.Absent }).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_policy_cannot_be_read() =>
        Policy.Judge(SnsTopic.New with { Policy = Denied<JsonElement>("sns:GetTopicAttributes") }).ShouldBeUnknownFor("policy: AccessDenied (needs sns:GetTopicAttributes)");
}
