using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMAccessKeyUnusedTests
{
    private static readonly IAMAccessKeyUnused Policy = new();

    [Fact]
    public void A_key_that_was_used_long_ago_violates() => Policy.Judge(With(new IamAccessKey("AKIA1", Now.AddYears(-1), new DateOnly(2026, 2, 1)))).ShouldBeViolation()
        .EvidenceOf().Should().Be("""{"user_name":"ann","keys":[{"created_at":"2025-03-31T12:00:00+00:00","id":"AKIA1","last_used":"2026-02-01"}]}""");

    [Fact]
    public void A_key_that_was_never_used_counts_from_its_creation()
    {
        Policy.Judge(With(new IamAccessKey("AKIA1", Now.AddDays(-46), null))).ShouldBeViolation();
        var young = Policy.Judge(With(new IamAccessKey("AKIA1", Now.AddDays(-45), null)));
        young.ShouldBeCompliant();
        young.ReevaluateAt.Should().Be(Now.AddTicks(1));
    }

    [Fact]
    public void A_key_that_was_used_lately_complies_until_its_day_is_too_long_ago()
    {
        var user = With(new IamAccessKey("AKIA1", Now.AddYears(-1), new DateOnly(2026, 3, 31)));
        var at = Policy.Judge(user).ReevaluateAt!.Value;
        at.Should().Be(new DateTimeOffset(2026, 5, 16, 0, 0, 0, TimeSpan.Zero).AddTicks(1));
        Policy.Judge(user, at.AddTicks(-1)).ShouldBeCompliant();
        Policy.Judge(user, at).ShouldBeViolation();
    }

    [Fact]
    public void Without_keys_it_complies() => Policy.Judge(User).ShouldBeCompliant();

    [Fact]
    public void Keys_that_cannot_be_read_are_unknown() => Policy.Judge(User with { AccessKeys = Denied<IReadOnlyList<IamAccessKey>>("iam:GetAccessKeyLastUsed") })
        .ShouldBeUnknown("access_keys: AccessDenied (needs iam:GetAccessKeyLastUsed)");

    private static IamUserConfiguration With(params IamAccessKey[] keys) => User with { AccessKeys = List(keys) };
}
