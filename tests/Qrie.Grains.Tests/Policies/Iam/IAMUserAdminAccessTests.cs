using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserAdminAccessTests
{
    private const string DenyIam = """{"Effect":"Deny","Action":"iam:*","Resource":"*"}""";
    private static readonly IAMUserAdminAccess Policy = new();
    private static readonly IamUserConfiguration Admin = User with { InlinePolicies = Inline(Everything) };

    [Fact]
    public void An_inline_policy_violates() => Policy.Judge(Admin).ShouldBeViolation().EvidenceOf().Should().Be("""{"user_name":"ann","granted_by":[{"policy":"own","via":null}]}""");

    [Fact]
    public void An_attached_policy_violates_whatever_its_name() =>
        Policy.Judge(User with { AttachedPolicies = List(Attached("arn:aws:iam::123456789012:policy/harmless", true)) }).ShouldBeViolation();

    [Fact]
    public void A_groups_policy_violates_and_the_group_is_named()
    {
        var attached = User with { Groups = List(new IamMembership("arn:g", List(Attached("arn:p", true)), List<IamNamedPower>())) };
        var inline = User with { Groups = List(new IamMembership("arn:g", List<IamNamedPower>(), List(Attached("own", true)))) };
        Policy.Judge(attached).ShouldBeViolation().EvidenceOf().Should().Contain("""{"policy":"arn:p","via":"arn:g"}""");
        Policy.Judge(inline).ShouldBeViolation().EvidenceOf().Should().Contain("""{"policy":"own","via":"arn:g"}""");
    }

    [Fact]
    public void A_denial_in_any_document_takes_it_back()
    {
        Policy.Judge(User with { InlinePolicies = Inline(DenyIam), AttachedPolicies = List(Attached("arn:p", true)) }).ShouldBeCompliant();
        Policy.Judge(Admin with { Groups = List(new IamMembership("arn:g", List(Attached("arn:p", false, denies: true)), List<IamNamedPower>())) }).ShouldBeCompliant();
    }

    [Fact]
    public void A_boundary_keeps_it_back_unless_it_is_administration_itself()
    {
        Policy.Judge(Admin with { PermissionsBoundary = Is(Attached("arn:b", false)) }).ShouldBeCompliant();
        Policy.Judge(Admin with { PermissionsBoundary = Is(Attached("arn:b", true, denies: true)) }).ShouldBeCompliant();
        Policy.Judge(Admin with { PermissionsBoundary = Is(Attached("arn:b", true)) }).ShouldBeViolation();
    }

    [Fact]
    public void What_cannot_be_read_may_grant_or_deny()
    {
        var unread = new IamNamedPower("arn:p", Denied<IamPower>("iam:GetPolicyVersion"));
        Policy.Judge(User with { AttachedPolicies = List(unread) }).ShouldBeUnknown("policy_documents: AccessDenied (needs iam:GetPolicyVersion)");
        Policy.Judge(Admin with { AttachedPolicies = List(unread) }).ShouldBeUnknown("policy_documents: AccessDenied (needs iam:GetPolicyVersion)");
        Policy.Judge(User with { Groups = default }).ShouldBeUnknown("groups: NotDescribed");
        Policy.Judge(User with { InlinePolicies = List(new IamInlinePolicy("own", Observed<System.Text.Json.JsonElement>.NotReadable(new Unreadable("MalformedPolicy", null)))) })
            .ShouldBeUnknown("inline_policies: MalformedPolicy");
    }

    [Fact]
    public void A_boundary_that_cannot_be_read_is_unknown_only_where_there_is_something_to_bound()
    {
        var bounded = Observed<IamNamedPower>.Present(new IamNamedPower("arn:b", Denied<IamPower>("iam:GetPolicy")));
        Policy.Judge(Admin with { PermissionsBoundary = bounded }).ShouldBeUnknown("policy_documents: AccessDenied (needs iam:GetPolicy)");
        Policy.Judge(User with { PermissionsBoundary = bounded }).ShouldBeCompliant();
    }

    [Fact]
    public void Nothing_at_all_complies() => Policy.Judge(User).ShouldBeCompliant();
}
