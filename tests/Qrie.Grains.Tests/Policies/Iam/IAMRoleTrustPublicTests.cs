using System.Text.Json;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRoleTrustPublicTests
{
    private static readonly IAMRoleTrustPublic Policy = new();

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::123456789012:root","*"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::*:root"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x"}}}""")]
    public void A_trust_in_everybody_violates(string statement) =>
        Policy.Judge(Role with { TrustPolicy = Document(statement) }).ShouldBeViolation().EvidenceOf().Should().Contain("\"statements\":[{\"actions\":[");

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/x"},"Action":"sts:AssumeRoleWithSAML"}""")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}""")]
    public void A_trust_in_somebody_complies(string statement) => Policy.Judge(Role with { TrustPolicy = Document(statement) }).ShouldBeCompliant();

    [Fact]
    public void A_services_role_is_left_out() =>
        Policy.Judge(ServiceLinked with { TrustPolicy = Document("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""") }).ShouldBeNotApplicable();

    [Fact]
    public void A_trust_that_cannot_be_read_is_unknown()
    {
        Policy.Judge(Role with { TrustPolicy = default }).ShouldBeUnknown("trust_policy: NotDescribed");
        Policy.Judge(Role with { TrustPolicy = Is(JsonSerializer.Deserialize<JsonElement>("{}")) }).ShouldBeUnknown("trust_policy: MalformedPolicy, the document has no Statement");
    }
}
