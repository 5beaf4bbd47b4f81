using System.Text.Json;
using Qrie.Aws;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMPolicyOverlyPermissiveTests
{
    private static readonly IAMPolicyOverlyPermissive Policy = new();

    [Theory]
    [InlineData(Everything)]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","*:*"],"Resource":["*"]}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b"}""")]
    public void Administration_violates(string statement) => Policy.Judge(statement).ShouldBeViolation().EvidenceOf().Should()
        .StartWith("""{"policy_name":"p","statements":[{"actions":[""").And.EndWith("\"attachment_count\":2}");

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""")]
    [InlineData("""{"Effect":"Allow","NotAction":["IAM:*","organizations:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:Create*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""")]
    public void Less_complies(string statement) => Policy.Judge(statement).ShouldBeCompliant();

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"iam:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Action":"iam:Delete*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::b"}""", false)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}""", false)]
    public void A_denial_takes_it_back_only_if_it_is_whole(string deny, bool complies)
    {
        var verdict = Policy.Judge(Everything, deny);
        (verdict is Verdict.Compliant).Should().Be(complies);
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_unknown()
    {
        Policy.Judge(Denied<JsonElement>("iam:GetPolicyVersion")).ShouldBeUnknown("document: AccessDenied (needs iam:GetPolicyVersion)");
        Policy.Judge(Observed<JsonElement>.NotReadable(new Unreadable("MalformedPolicy", null))).ShouldBeUnknown("document: MalformedPolicy");
    }
}
