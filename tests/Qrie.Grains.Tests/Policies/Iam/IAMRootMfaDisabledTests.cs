using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRootMfaDisabledTests
{
    private static readonly IAMRootMfaDisabled Policy = new();

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Credentials_without_a_second_factor_violate(bool password, int keys) =>
        Policy.Judge(Account with { Root = Is(new IamRootUser(password, keys, false)) }).ShouldBeViolation();

    [Fact]
    public void A_second_factor_complies_and_so_does_a_root_without_credentials()
    {
        Policy.Judge(Account).ShouldBeCompliant();
        Policy.Judge(Account with { Root = Is(new IamRootUser(false, 0, false)) }).ShouldBeCompliant();
    }

    [Fact]
    public void What_cannot_be_read_is_unknown() => Policy.Judge(Account with { Root = default }).ShouldBeUnknown("root: NotDescribed");
}
