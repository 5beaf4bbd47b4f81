using Qrie.Aws.Kms;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Kms;

public sealed class KMSKeyPendingDeletionTests
{
    private static readonly KMSKeyPendingDeletion Policy = new();

    [Fact]
    public void A_key_that_is_scheduled_for_deletion_violates_with_the_date()
    {
        var violation = Policy.Judge(Key.Of(Key.Enabled with { KeyState = "PendingDeletion", DeletionDate = new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero) })).ShouldViolate();
        violation.Message.Should().Be("The key will be deleted on 2026-07-01.");
        violation.Shown().Should().Be("""{"key_state":"PendingDeletion","deletion_date":"2026-07-01T08:00:00+00:00"}""");
    }

    [Fact]
    public void A_primary_key_that_waits_for_its_replicas_violates() =>
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "PendingReplicaDeletion" })).ShouldViolate().Message.Should().Contain("replicas");

    [Theory]
    [InlineData("Enabled")]
    [InlineData("Disabled")]
    [InlineData("PendingImport")]
    public void A_key_in_any_other_state_complies(string state) => Policy.Judge(Key.Of(Key.Enabled with { KeyState = state })).ShouldComply();

    [Fact]
    public void It_is_unknown_while_the_state_cannot_be_read() =>
        Policy.Judge(Key.New with { Metadata = Denied<KmsKeyMetadata>("kms:DescribeKey") }).ShouldBeUnknownFor("metadata: AccessDenied (needs kms:DescribeKey)");

    [Fact]
    public void AWSs_own_keys_are_left_out() => Policy.Judge(Key.OfAws).ShouldNotApply();
}
