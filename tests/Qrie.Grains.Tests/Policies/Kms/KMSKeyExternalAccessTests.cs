using System.Text.Json;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Kms;

public sealed class KMSKeyExternalAccessTests
{
    private static readonly KMSKeyExternalAccess Policy = new();

    [Theory]
    [InlineData("arn:aws:iam::444455556666:root")]
    [InlineData("444455556666")]
    [InlineData("arn:aws:iam::444455556666:role/partner")]
    public void A_principal_of_another_account_violates(string principal) =>
        Policy.Judge(Named(principal)).ShouldViolate().Shown().Should().StartWith($$"""{"principals":["{{principal}}"],"statements":[{""");

    [Fact]
    public void A_trusted_account_complies() => Policy.Judge(Named("arn:aws:iam::444455556666:root"), Other).ShouldComply();

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/own")]
    [InlineData("AIDAEXAMPLE")]
    public void A_principal_of_the_own_account_or_one_that_is_gone_complies(string principal) => Policy.Judge(Named(principal)).ShouldComply();

    [Fact]
    public void A_service_complies() =>
        Policy.Judge(Key.New with { Policy = Document("""{"Effect":"Allow","Principal":{"Service":"logs.amazonaws.com"},"Action":"kms:*","Resource":"*"}""") }).ShouldComply();

    [Fact]
    public void A_statement_that_is_narrowed_to_an_organization_complies()
    {
        Policy.Judge(Named("arn:aws:iam::444455556666:root", """{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")).ShouldComply();
        Policy.Judge(Key.New with
        {
            Policy = Document(
                Allow("arn:aws:iam::444455556666:root", "{}"),
                """{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}"""),
        }).ShouldComply();
    }

    [Fact]
    public void A_public_statement_is_reported_as_public_only() => Policy.Judge(Named("*")).ShouldComply();

    [Fact]
    public void Everybody_pinned_to_another_account_violates()
    {
        Policy.Judge(Named("*", """{"StringEquals":{"kms:CallerAccount":["123456789012","444455556666"]}}""")).ShouldViolate()
            .Shown().Should().StartWith("""{"principals":["444455556666"]""");
        Policy.Judge(Named("*", """{"StringEquals":{"kms:CallerAccount":"123456789012"}}""")).ShouldComply();
    }

    [Fact]
    public void Who_is_named_and_kept_out_by_a_condition_is_not_let_in() =>
        Policy.Judge(Named("arn:aws:iam::444455556666:root", """{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}""")).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_policy_cannot_be_read() =>
        Policy.Judge(Key.New with { Policy = Denied<JsonElement>("kms:GetKeyPolicy") }).ShouldBeUnknownFor("policy: AccessDenied (needs kms:GetKeyPolicy)");

    [Fact]
    public void AWSs_own_keys_and_keys_that_are_being_deleted_are_left_out()
    {
        Policy.Judge(Key.OfAws).ShouldNotApply();
        Policy.Judge(Named("444455556666") with { Metadata = Is(Key.Enabled with { KeyState = "PendingDeletion" }) }).ShouldNotApply();
    }

    private static Qrie.Aws.Kms.KmsKeyConfiguration Named(string principal, string condition = "{}") =>
        Key.New with { Policy = Document(Key.OwnStatement, Allow(principal, condition)) };

    private static string Allow(string principal, string condition) =>
        $$$"""{"Effect":"Allow","Principal":{"AWS":["{{{principal}}}"]},"Action":"kms:Decrypt","Resource":"*","Condition":{{{condition}}}}""";
}
