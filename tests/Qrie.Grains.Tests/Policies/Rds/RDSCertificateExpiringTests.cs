using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSCertificateExpiringTests
{
    private static readonly RDSCertificateExpiring Policy = new();

    [Fact]
    public void A_certificate_that_expires_within_90_days_violates()
    {
        Judge(Now.AddDays(90).AddTicks(-1)).ShouldBeViolation().Message.Should().Be("The certificate expires within 90 days.");
        Judge(Now).ShouldBeViolation().Message.Should().Be("The certificate has expired.");
    }

    [Fact]
    public void A_longer_one_complies_until_the_first_moment_at_which_it_is_less()
    {
        var verdict = Judge(Now.AddDays(100));
        verdict.ShouldBeCompliant();
        verdict.ReevaluateAt.Should().Be(Now.AddDays(10).AddTicks(1));
        Judge(Now.AddDays(90)).ShouldBeCompliant();
        Policy.Evaluate(Instance with { Instance = Instance.Instance with { CertificateValidTill = Now.AddDays(100) } }, Context with { Now = verdict.ReevaluateAt!.Value }).ShouldBeViolation();
    }

    [Fact]
    public void What_changes_now_is_looked_at_before() =>
        Policy.Judge(Instance.Instance with { State = DbState.Changing }).ReevaluateAt.Should().Be(Now.AddMinutes(1));

    [Fact]
    public void Members_of_clusters_have_certificates_of_their_own() =>
        Policy.Judge(Instance.Instance with { ClusterId = "main", CertificateValidTill = Now }).ShouldBeViolation();

    [Fact]
    public void An_instance_that_tells_of_none_is_left_out() => Policy.Judge(Instance.Instance with { CertificateValidTill = null }).ShouldBeNotApplicable();

    private static Verdict Judge(DateTimeOffset till) => Policy.Judge(Instance.Instance with { CertificateValidTill = till });
}
