using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMGroupAdminAccessTests
{
    private static readonly IAMGroupAdminAccess Policy = new();
    private static readonly IamGroupConfiguration Admins = Group with { AttachedPolicies = List(Attached("arn:p", true)) };

    [Fact]
    public void Administration_with_a_member_violates() => Policy.Judge(Admins).ShouldBeViolation().EvidenceOf().Should()
        .Be("""{"group_name":"g","members":1,"granted_by":[{"policy":"arn:p","via":null}]}""");

    [Fact]
    public void Without_members_or_administration_it_complies()
    {
        Policy.Judge(Admins with { MemberCount = 0 }).ShouldBeCompliant();
        Policy.Judge(Group).ShouldBeCompliant();
    }

    [Fact]
    public void Policies_that_cannot_be_read_are_unknown() => Policy.Judge(Group with { InlinePolicies = default }).ShouldBeUnknown("inline_policies: NotDescribed");
}
