using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserInitialAccessKeyTests
{
    private static readonly IAMUserInitialAccessKey Policy = new();
    private static readonly IamUserConfiguration WithPassword = User with { LoginProfile = Is(new IamLoginProfile(Now, null)) };

    [Fact]
    public void A_key_that_was_never_used_beside_a_password_violates() =>
        Policy.Judge(WithPassword with { AccessKeys = List(new IamAccessKey("A", Now, null), new IamAccessKey("B", Now, new DateOnly(2026, 1, 1))) })
            .ShouldBeViolation().EvidenceOf().Should().Contain("\"A\"").And.NotContain("\"B\"");

    [Fact]
    public void A_key_that_is_used_complies_and_so_does_a_user_without_a_password()
    {
        Policy.Judge(WithPassword with { AccessKeys = List(new IamAccessKey("A", Now, new DateOnly(2026, 1, 1))) }).ShouldBeCompliant();
        Policy.Judge(User with { AccessKeys = List(new IamAccessKey("A", Now, null)) }).ShouldBeCompliant();
    }

    [Fact]
    public void What_cannot_be_read_is_unknown_unless_the_other_decides()
    {
        Policy.Judge(WithPassword with { AccessKeys = default }).ShouldBeUnknown("access_keys: NotDescribed");
        Policy.Judge(User with { AccessKeys = default }).ShouldBeCompliant();
    }
}
