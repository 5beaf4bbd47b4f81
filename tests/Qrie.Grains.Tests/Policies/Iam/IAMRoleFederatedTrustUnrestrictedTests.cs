using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRoleFederatedTrustUnrestrictedTests
{
    private const string GitHub = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static readonly IAMRoleFederatedTrustUnrestricted Policy = new();

    [Theory]
    [InlineData(GitHub, "")]
    [InlineData(GitHub, """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}""")]
    [InlineData(GitHub, """{"StringLike":{"token.actions.githubusercontent.com:sub":"*"}}""")]
    [InlineData(GitHub, """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:*"}}""")]
    [InlineData(GitHub, """{"StringLike":{"token.actions.githubusercontent.com:sub":["repo:acme/app:*","*:ref:refs/heads/main"]}}""")]
    [InlineData(GitHub, """{"StringLikeIfExists":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""")]
    [InlineData(GitHub, """{"ForAllValues:StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""")]
    [InlineData(GitHub, """{"StringNotLike":{"token.actions.githubusercontent.com:sub":"repo:evil/*"}}""")]
    [InlineData(GitHub, """{"StringLike":{"gitlab.com:sub":"project_path:acme/*"}}""")]
    [InlineData("cognito-identity.amazonaws.com", """{"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}""")]
    [InlineData("graph.facebook.com", "")]
    public void A_provider_without_a_subject_violates(string provider, string condition) =>
        Policy.Judge(Role with { TrustPolicy = Document(Trust(provider, condition)) }).ShouldBeViolation().EvidenceOf().Should().Contain("\"provider\":[\"");

    [Theory]
    [InlineData(GitHub, """{"StringLike":{"token.actions.githubusercontent.com:SUB":"repo:acme/*:ref:refs/heads/main"}}""")]
    [InlineData(GitHub, """{"StringEquals":{"token.actions.githubusercontent.com:sub":["repo:acme/app:ref:refs/heads/main"]}}""")]
    [InlineData("arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC", """{"StringEquals":{"oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub":"system:serviceaccount:ns:sa"}}""")]
    [InlineData("cognito-identity.amazonaws.com", """{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-west-1:pool"}}""")]
    [InlineData("www.amazon.com", """{"StringEquals":{"www.amazon.com:app_id":"amzn1.x"}}""")]
    public void A_subject_complies(string provider, string condition) => Policy.Judge(Role with { TrustPolicy = Document(Trust(provider, condition)) }).ShouldBeCompliant();

    [Fact]
    public void Other_trusts_comply()
    {
        Policy.Judge(Role).ShouldBeCompliant();
        Policy.Judge(Role with { TrustPolicy = Document("""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/x"},"Action":"sts:*"}""") }).ShouldBeCompliant();
    }

    [Fact]
    public void A_trust_that_cannot_be_read_is_unknown() => Policy.Judge(Role with { TrustPolicy = default }).ShouldBeUnknown("trust_policy: NotDescribed");

    [Fact]
    public void A_services_role_is_left_out() => Policy.Judge(ServiceLinked).ShouldBeNotApplicable();

    private static string Trust(string provider, string condition) =>
        $$"""{"Effect":"Allow","Principal":{"Federated":"{{provider}}"},"Action":"sts:AssumeRoleWithWebIdentity"{{(condition.Length > 0 ? ",\"Condition\":" + condition : "")}}}""";
}
