using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMPasswordPolicyNoExpiryTests
{
    private static readonly IAMPasswordPolicyNoExpiry Policy = new();

    [Fact]
    public void Less_than_the_limit_violates() => Policy.Judge(Account with { PasswordPolicy = Is(Strong with { MaxAgeDays = 91 }) }).ShouldBeViolation().EvidenceOf().Should().Be("""{"max_age_days":91}""");

    [Fact]
    public void No_policy_violates() => Policy.Judge(Account with { PasswordPolicy = Observed<IamPasswordPolicy>.Absent }).ShouldBeViolation();

    [Fact]
    public void The_limit_itself_complies() => Policy.Judge(Account).ShouldBeCompliant();

    [Fact]
    public void The_limit_may_be_set() =>
        Policy.Evaluate(Account with { PasswordPolicy = Is(Strong with { MaxAgeDays = 91 }) }, At(Now) with { Parameters = new Dictionary<string, int> { ["max_age_days"] = 365 } }).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_is_unknown() => Policy.Judge(Account with { PasswordPolicy = default }).ShouldBeUnknown("password_policy: NotDescribed");
}
