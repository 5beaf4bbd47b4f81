using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMRootAccessKeyExistsTests
{
    private static readonly IAMRootAccessKeyExists Policy = new();

    [Fact]
    public void A_key_violates() => Policy.Judge(Account with { Root = Is(new IamRootUser(true, 1, true)) }).ShouldBeViolation();

    [Fact]
    public void No_key_complies() => Policy.Judge(Account).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_is_unknown() => Policy.Judge(Account with { Root = Denied<IamRootUser>("iam:GetAccountSummary") }).ShouldBeUnknown("root: AccessDenied (needs iam:GetAccountSummary)");
}
