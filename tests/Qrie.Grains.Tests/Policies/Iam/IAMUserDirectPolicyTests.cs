using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserDirectPolicyTests
{
    private static readonly IAMUserDirectPolicy Policy = new();

    [Fact]
    public void A_policy_of_its_own_violates_attached_or_inline() =>
        Policy.Judge(User with { InlinePolicies = Inline(), AttachedPolicies = List(Attached("arn:aws:iam::aws:policy/ReadOnlyAccess", false)) })
            .ShouldBeViolation().EvidenceOf().Should().Be("""{"user_name":"ann","policies":["arn:aws:iam::aws:policy/ReadOnlyAccess","own"]}""");

    [Fact]
    public void Policies_of_groups_comply() =>
        Policy.Judge(User with { Groups = List(new IamMembership("arn:g", List(Attached("arn:p", true)), List<IamNamedPower>())) }).ShouldBeCompliant();

    [Fact]
    public void One_kind_that_cannot_be_read_is_unknown_unless_the_other_violates()
    {
        var denied = Denied<IReadOnlyList<IamInlinePolicy>>("iam:ListUserPolicies");
        Policy.Judge(User with { InlinePolicies = denied }).ShouldBeUnknown("inline_policies: AccessDenied (needs iam:ListUserPolicies)");
        Policy.Judge(User with { InlinePolicies = denied, AttachedPolicies = List(Attached("arn:p", false)) }).ShouldBeViolation();
    }
}
