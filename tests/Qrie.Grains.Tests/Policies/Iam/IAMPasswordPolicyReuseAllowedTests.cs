using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMPasswordPolicyReuseAllowedTests
{
    private static readonly IAMPasswordPolicyReuseAllowed Policy = new();

    [Fact]
    public void Less_than_the_limit_violates() => Policy.Judge(Account with { PasswordPolicy = Is(Strong with { ReusePrevention = 23 }) }).ShouldBeViolation().EvidenceOf().Should().Be("""{"reuse_prevention":23}""");

    [Fact]
    public void No_policy_violates() => Policy.Judge(Account with { PasswordPolicy = Observed<IamPasswordPolicy>.Absent }).ShouldBeViolation();

    [Fact]
    public void The_limit_itself_complies() => Policy.Judge(Account).ShouldBeCompliant();

    [Fact]
    public void The_limit_may_be_set() =>
        Policy.Evaluate(Account with { PasswordPolicy = Is(Strong with { ReusePrevention = 23 }) }, At(Now) with { Parameters = new Dictionary<string, int> { ["min_remembered"] = 5 } }).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_is_unknown() => Policy.Judge(Account with { PasswordPolicy = default }).ShouldBeUnknown("password_policy: NotDescribed");
}
