using System.Text.Json;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Lambda;

public sealed class LambdaFunctionPublicTests
{
    private static readonly LambdaFunctionPublic Policy = new();

    [Fact]
    public void A_permission_for_everybody_violates_with_the_statement_as_evidence() =>
        Policy.Judge(Granted("\"*\"", "{}")).ShouldViolate().Shown().Should().Be(
            """{"statements":[{"actions":["lambda:InvokeFunction"],"all_but_these_actions":false,"all_but_these_principals":false,"index":0,"principals":["*"],"sid":"S"}]}""");

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}""", true)]
    [InlineData("""{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}""", false)]
    [InlineData("""{"StringLike":{"AWS:SourceAccount":"*"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:SourceOrgID":"o-a1b2c3d4e5"}}""", false)]
    public void S3_may_call_only_on_behalf_of_a_fixed_account(string condition, bool violates)
    {
        var verdict = Policy.Judge(Granted("""{"Service":"s3.amazonaws.com"}""", condition));
        verdict.Should().BeOfType(violates ? typeof(Verdict.Violation) : typeof(Verdict.Compliant));
    }

    [Fact]
    public void Other_services_comply() => Policy.Judge(Granted("""{"Service":"events.amazonaws.com"}""", "{}")).ShouldComply();

    [Theory]
    [InlineData("""{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""")]
    [InlineData("""{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}""")]
    public void What_is_about_the_functions_URL_is_left_to_the_other_policy(string condition) => Policy.Judge(Granted("\"*\"", condition)).ShouldComply();

    [Fact]
    public void A_function_without_a_policy_or_for_an_account_complies()
    {
        Policy.Judge(Function.New).ShouldComply();
        Policy.Judge(Granted("""{"AWS":"arn:aws:iam::444455556666:root"}""", "{}")).ShouldComply();
    }

    [Fact]
    public void It_is_unknown_while_the_policy_cannot_be_read() =>
        Policy.Judge(Function.New with { Policy = Denied<JsonElement>("lambda:GetPolicy") }).ShouldBeUnknownFor("policy: AccessDenied (needs lambda:GetPolicy)");

    private static Qrie.Aws.Lambda.LambdaFunctionConfiguration Granted(string principal, string condition) => Function.New with
    {
        Policy = Document($$"""{"Sid":"S","Effect":"Allow","Principal":{{principal}},"Action":"lambda:InvokeFunction","Resource":"{{Function.Arn}}","Condition":{{condition}}}"""),
    };
}
