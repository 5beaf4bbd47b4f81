using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserConsoleUnusedTests
{
    private static readonly IAMUserConsoleUnused Policy = new();

    [Fact]
    public void A_password_that_was_used_long_ago_violates() => Policy.Judge(With(Now.AddYears(-1), new DateOnly(2026, 1, 1))).ShouldBeViolation().EvidenceOf().Should()
        .Be("""{"user_name":"ann","last_used":"2026-01-01","created_at":"2025-03-31T12:00:00+00:00"}""");

    [Fact]
    public void One_that_was_never_used_counts_from_its_creation_not_the_users()
    {
        Policy.Judge(With(Now.AddDays(-46), null)).ShouldBeViolation();
        var young = Policy.Judge(With(Now.AddDays(-1), null));
        young.ShouldBeCompliant();
        young.ReevaluateAt.Should().Be(Now.AddDays(44).AddTicks(1));
    }

    [Fact]
    public void It_is_judged_again_when_the_last_day_is_too_long_ago()
    {
        var user = With(Now.AddYears(-1), new DateOnly(2026, 3, 30));
        var at = Policy.Judge(user).ReevaluateAt!.Value;
        Policy.Judge(user, at.AddTicks(-1)).ShouldBeCompliant();
        Policy.Judge(user, at).ShouldBeViolation();
    }

    [Fact]
    public void Without_a_password_there_is_no_subject() => Policy.Judge(User).ShouldBeNotApplicable();

    [Fact]
    public void What_is_not_known_is_unknown()
    {
        Policy.Judge(User with { LoginProfile = Denied<IamLoginProfile>("iam:GetLoginProfile") }).ShouldBeUnknown("login_profile: AccessDenied (needs iam:GetLoginProfile)");
        Policy.Judge(With(null, null)).ShouldBeUnknown("login_profile: when the password was made is not known.");
    }

    private static IamUserConfiguration With(DateTimeOffset? created, DateOnly? used) => User with { LoginProfile = Is(new IamLoginProfile(created, used)) };
}
