using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMPasswordPolicyWeakTests
{
    private static readonly IAMPasswordPolicyWeak Policy = new();

    [Fact]
    public void A_class_that_is_not_asked_for_violates() => Policy.Judge(Account with { PasswordPolicy = Is(Strong with { RequireSymbols = false, RequireLowercase = false }) })
        .ShouldBeViolation().EvidenceOf().Should().Be("""{"missing":["lowercase","symbols"]}""");

    [Fact]
    public void No_policy_violates() => Policy.Judge(Account with { PasswordPolicy = Observed<IamPasswordPolicy>.Absent }).ShouldBeViolation().Message.Should().Contain("no password policy");

    [Fact]
    public void All_classes_comply() => Policy.Judge(Account).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_is_unknown() => Policy.Judge(Account with { PasswordPolicy = Denied<IamPasswordPolicy>("iam:GetAccountPasswordPolicy") })
        .ShouldBeUnknown("password_policy: AccessDenied (needs iam:GetAccountPasswordPolicy)");
}
