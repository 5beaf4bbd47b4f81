using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRootAccountActiveTests
{
    private static readonly IAMRootAccountActive Policy = new();

    [Fact]
    public void An_event_of_roots_violates_until_it_is_long_ago()
    {
        var account = Account with { RootLastSeenAt = Now.AddDays(-29) };
        var violation = Policy.Judge(account).ShouldBeViolation();
        violation.EvidenceOf().Should().Be("""{"last_activity":"2026-03-02T12:00:00+00:00","activity_type":"event","access_keys_exist":false}""");
        violation.ReevaluateAt.Should().Be(Now.AddDays(1).AddTicks(1));
        Policy.Judge(account, violation.ReevaluateAt!.Value.AddTicks(-1)).ShouldBeViolation();
        Policy.Judge(account, violation.ReevaluateAt.Value).ShouldBeCompliant();
    }

    [Fact]
    public void The_report_violates_by_password_or_key()
    {
        Policy.Judge(Account with { RootUse = Is(new IamRootUse(new DateOnly(2026, 3, 20), null)) }).ShouldBeViolation().EvidenceOf().Should()
            .Contain("\"last_activity\":\"2026-03-20\",\"activity_type\":\"password\"");
        Policy.Judge(Account with { RootUse = Is(new IamRootUse(new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 25))), RootLastSeenAt = Now.AddDays(-20) })
            .ShouldBeViolation().EvidenceOf().Should().Contain("access_key");
    }

    [Fact]
    public void What_is_long_ago_or_never_was_complies()
    {
        Policy.Judge(Account).ShouldBeCompliant();
        Policy.Judge(Account with { RootLastSeenAt = Now.AddDays(-31), RootUse = Is(new IamRootUse(new DateOnly(2026, 1, 1), null)) }).ShouldBeCompliant();
    }

    [Fact]
    public void A_report_that_cannot_be_read_is_unknown_unless_an_event_decides()
    {
        var denied = Denied<IamRootUse>("iam:GetCredentialReport");
        Policy.Judge(Account with { RootUse = denied }).ShouldBeUnknown("root_use: AccessDenied (needs iam:GetCredentialReport)");
        Policy.Judge(Account with { RootUse = denied, RootLastSeenAt = Now }).ShouldBeViolation();
    }
}
