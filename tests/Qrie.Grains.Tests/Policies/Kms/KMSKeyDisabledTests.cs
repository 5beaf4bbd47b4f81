using Qrie.Aws.Kms;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Kms;

public sealed class KMSKeyDisabledTests
{
    private static readonly KMSKeyDisabled Policy = new();

    [Fact]
    public void A_disabled_key_violates() => Policy.Judge(Key.Of(Key.Enabled with { KeyState = "Disabled" })).ShouldViolate();

    [Theory]
    [InlineData("Enabled")]
    [InlineData("Unavailable")]
    public void A_key_in_another_state_complies(string state) => Policy.Judge(Key.Of(Key.Enabled with { KeyState = state })).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_state_cannot_be_read() =>
        Policy.Judge(Key.New with { Metadata = Denied<KmsKeyMetadata>("kms:DescribeKey") }).ShouldBeUnknownFor("metadata: AccessDenied (needs kms:DescribeKey)");

    [Fact]
    public void AWSs_own_keys_and_keys_that_are_being_deleted_are_left_out()
    {
        Policy.Judge(Key.OfAws).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "PendingDeletion" })).ShouldNotApply();
    }
}
