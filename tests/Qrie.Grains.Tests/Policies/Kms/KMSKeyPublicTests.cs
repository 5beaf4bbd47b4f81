using System.Text.Json;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Kms;

public sealed class KMSKeyPublicTests
{
    private static readonly KMSKeyPublic Policy = new();

    [Fact]
    public void A_key_for_everybody_violates_with_the_statement_as_evidence()
    {
        var open = """{"Sid":"Open","Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Decrypt"],"Resource":"*"}""";
        Policy.Judge(Key.New with { Policy = Document(Key.OwnStatement, open) }).ShouldViolate().Shown().Should().Be(
            """{"statements":[{"actions":["kms:Decrypt"],"all_but_these_actions":false,"all_but_these_principals":false,"index":1,"principals":["*"],"sid":"Open"}]}""");
    }

    [Theory]
    [InlineData("""{"StringEquals":{"kms:CallerAccount":"123456789012"}}""")]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")]
    [InlineData("""{"stringequals":{"KMS:CallerAccount":["123456789012","444455556666"],"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}""")]
    public void A_condition_that_pins_the_callers_complies(string condition) =>
        Policy.Judge(Key.New with { Policy = Document(Everybody(condition)) }).ShouldComply();

    [Theory]
    [InlineData("""{"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}""")]
    [InlineData("""{"StringEqualsIfExists":{"kms:CallerAccount":"123456789012"}}""")]
    [InlineData("""{"StringLike":{"kms:CallerAccount":"*"}}""")]
    [InlineData("""{"Bool":{"kms:GrantIsForAWSResource":"true"}}""")]
    public void A_condition_that_pins_nobody_violates(string condition) =>
        Policy.Judge(Key.New with { Policy = Document(Everybody(condition)) }).ShouldViolate();

    [Fact]
    public void A_key_for_its_account_complies() => Policy.Judge(Key.New).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_policy_cannot_be_read_or_understood()
    {
        Policy.Judge(Key.New with { Policy = Denied<JsonElement>("kms:GetKeyPolicy") }).ShouldBeUnknownFor("policy: AccessDenied (needs kms:GetKeyPolicy)");
        Policy.Judge(Key.New with { Policy = Document("""{"Effect":"Maybe"}""") }).Should().BeOfType<Verdict.Unknown>().Which.Reason.Should().Contain("MalformedPolicy");
    }

    [Fact]
    public void An_open_policy_is_proof_whatever_else_is_known_of_the_key() =>
        Policy.Judge(Key.New with { Metadata = default, Policy = Document(Everybody("{}")) }).ShouldViolate();

    [Fact]
    public void AWSs_own_keys_and_keys_that_are_being_deleted_are_left_out()
    {
        Policy.Judge(Key.OfAws).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "PendingDeletion" }) with { Policy = Document(Everybody("{}")) }).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "Disabled" }) with { Policy = Document(Everybody("{}")) }).ShouldViolate();
    }

    private static string Everybody(string condition) =>
        $$"""{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{{condition}}}""";
}
