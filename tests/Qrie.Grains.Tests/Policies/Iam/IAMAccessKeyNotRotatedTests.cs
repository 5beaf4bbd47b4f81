using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMAccessKeyNotRotatedTests
{
    private static readonly IAMAccessKeyNotRotated Policy = new();

    [Fact]
    public void A_key_that_is_too_old_violates() => Policy.Judge(With(Key("AKIA1", 91), Key("AKIA2", 10))).ShouldBeViolation().EvidenceOf().Should()
        .Be("""{"user_name":"ann","keys":[{"created_at":"2025-12-30T12:00:00+00:00","id":"AKIA1"}]}""");

    [Fact]
    public void It_is_judged_again_at_the_first_instant_at_which_the_verdict_differs()
    {
        var user = With(Key("AKIA1", 10));
        var verdict = Policy.Judge(user);
        verdict.ShouldBeCompliant();
        var at = verdict.ReevaluateAt!.Value;
        at.Should().Be(Now.AddDays(80).AddTicks(1));
        Policy.Judge(user, at.AddTicks(-1)).ShouldBeCompliant();
        Policy.Judge(user, at).ShouldBeViolation().ReevaluateAt.Should().BeNull();
    }

    [Fact]
    public void Of_two_keys_the_next_one_counts() => Policy.Judge(With(Key("AKIA1", 91), Key("AKIA2", 10))).ReevaluateAt.Should().Be(Now.AddDays(80).AddTicks(1));

    [Fact]
    public void A_key_that_only_a_listing_told_of_has_no_id() =>
        Policy.Judge(With(Key(null, 91))).ShouldBeViolation().EvidenceOf().Should().Contain("\"id\":null");

    [Fact]
    public void Its_limit_may_be_set() => Policy.Evaluate(With(Key("AKIA1", 31)), At(Now) with { Parameters = new Dictionary<string, int> { ["max_age_days"] = 30 } }).ShouldBeViolation();

    [Fact]
    public void Without_keys_it_complies() => Policy.Judge(User).ShouldBeCompliant();

    [Fact]
    public void Keys_that_cannot_be_read_are_unknown() =>
        Policy.Judge(User with { AccessKeys = Denied<IReadOnlyList<IamAccessKey>>("iam:ListAccessKeys") }).ShouldBeUnknown("access_keys: AccessDenied (needs iam:ListAccessKeys)");

    private static IamUserConfiguration With(params IamAccessKey[] keys) => User with { AccessKeys = List(keys) };

    private static IamAccessKey Key(string? id, int days) => new(id, Now.AddDays(-days), null);
}
