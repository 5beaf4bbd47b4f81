using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserMfaDisabledTests
{
    private static readonly IAMUserMfaDisabled Policy = new();
    private static readonly IamUserConfiguration WithPassword = User with { LoginProfile = Is(new IamLoginProfile(Now, new DateOnly(2026, 3, 1))) };

    [Fact]
    public void A_password_without_a_second_factor_violates() => Policy.Judge(WithPassword).ShouldBeViolation().EvidenceOf().Should()
        .Be("""{"user_name":"ann","console_access":true,"mfa_enabled":false,"password_last_used":"2026-03-01"}""");

    [Fact]
    public void A_second_factor_complies() => Policy.Judge(WithPassword with { Mfa = Is(new IamMfa(true)) }).ShouldBeCompliant();

    [Fact]
    public void Without_a_password_no_second_factor_is_needed() => Policy.Judge(User).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_is_unknown_unless_the_other_decides()
    {
        var deniedMfa = Denied<IamMfa>("iam:ListMFADevices");
        Policy.Judge(WithPassword with { Mfa = deniedMfa }).ShouldBeUnknown("mfa: AccessDenied (needs iam:ListMFADevices)");
        Policy.Judge(User with { Mfa = deniedMfa }).ShouldBeCompliant();
        var deniedLogin = Denied<IamLoginProfile>("iam:GetLoginProfile");
        Policy.Judge(User with { LoginProfile = deniedLogin }).ShouldBeUnknown("login_profile: AccessDenied (needs iam:GetLoginProfile)");
        Policy.Judge(User with { LoginProfile = deniedLogin, Mfa = Is(new IamMfa(true)) }).ShouldBeCompliant();
    }
}
