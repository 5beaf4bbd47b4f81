using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRoleAdminAccessTests
{
    private static readonly IAMRoleAdminAccess Policy = new();

    [Fact]
    public void Administration_violates() => Policy.Judge(Role with { AttachedPolicies = List(Attached("arn:aws:iam::aws:policy/AdministratorAccess", true)) })
        .ShouldBeViolation().EvidenceOf().Should().Be("""{"role_name":"r","granted_by":[{"policy":"arn:aws:iam::aws:policy/AdministratorAccess","via":null}]}""");

    [Fact]
    public void A_boundary_keeps_it_back() =>
        Policy.Judge(Role with { InlinePolicies = Inline(Everything), PermissionsBoundary = Is(Attached("arn:b", false)) }).ShouldBeCompliant();

    [Fact]
    public void Less_complies() => Policy.Judge(Role with { AttachedPolicies = List(Attached("arn:p", false)) }).ShouldBeCompliant();

    [Fact]
    public void A_services_role_is_left_out() => Policy.Judge(ServiceLinked with { InlinePolicies = Inline(Everything) }).ShouldBeNotApplicable();

    [Fact]
    public void Policies_that_cannot_be_read_are_unknown() => Policy.Judge(Role with { AttachedPolicies = Denied<IReadOnlyList<IamNamedPower>>("iam:ListAttachedRolePolicies") })
        .ShouldBeUnknown("attached_policies: AccessDenied (needs iam:ListAttachedRolePolicies)");
}
