using Qrie.Aws.Iam;
using Qrie.Policies.S3;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies.Iam;

public sealed class IAMUserMultipleActiveKeysTests
{
    private static readonly IAMUserMultipleActiveKeys Policy = new();

    [Fact]
    public void Two_keys_violate() => Policy.Judge(User with { AccessKeys = List(new IamAccessKey("A", Now, null), new IamAccessKey("B", Now, null)) })
        .ShouldBeViolation().EvidenceOf().Should().Contain("\"id\":\"A\"").And.Contain("\"id\":\"B\"");

    [Fact]
    public void One_key_complies() => Policy.Judge(User with { AccessKeys = List(new IamAccessKey("A", Now, null)) }).ShouldBeCompliant();

    [Fact]
    public void Keys_that_cannot_be_read_are_unknown() => Policy.Judge(User with { AccessKeys = default }).ShouldBeUnknown("access_keys: NotDescribed");
}
