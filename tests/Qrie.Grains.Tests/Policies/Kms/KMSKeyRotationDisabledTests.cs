using Qrie.Aws;
using Qrie.Aws.Kms;
using static Qrie.Policies.Judging;

namespace Qrie.Policies.Kms;

public sealed class KMSKeyRotationDisabledTests
{
    private static readonly KMSKeyRotationDisabled Policy = new();
    private static readonly Observed<KmsRotation> Rotated = Is(new KmsRotation(true, 365));

    [Fact]
    public void An_enabled_key_without_rotation_violates() =>
        Policy.Judge(Key.New).ShouldViolate().Shown().Should().Be("""{"key_state":"Enabled","key_rotation_enabled":false}""");

    [Fact]
    public void A_rotated_key_complies_even_if_nothing_else_is_known_of_it()
    {
        Policy.Judge(Key.New with { Rotation = Rotated }).ShouldComply();
        Policy.Judge(Key.New with { Rotation = Rotated, Metadata = default }).ShouldComply();
    }

    [Fact]
    public void Keys_that_KMS_does_not_rotate_are_left_out()
    {
        Policy.Judge(Key.Of(Key.Enabled with { KeySpec = "RSA_2048" }) with { Rotation = Observed<KmsRotation>.Absent }).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { Origin = "EXTERNAL" })).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { MultiRegionKeyType = "REPLICA" })).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "Disabled" })).ShouldNotApply();
        Policy.Judge(Key.Of(Key.Enabled with { KeyState = "PendingDeletion" })).ShouldNotApply();
        Policy.Judge(Key.OfAws).ShouldNotApply();
    }

    [Fact]
    public void A_primary_key_is_judged() => Policy.Judge(Key.Of(Key.Enabled with { MultiRegionKeyType = "PRIMARY" })).ShouldViolate();

    [Fact]
    public void It_is_unknown_while_what_would_decide_cannot_be_read()
    {
        Policy.Judge(Key.New with { Rotation = Denied<KmsRotation>("kms:GetKeyRotationStatus") })
            .ShouldBeUnknownFor("rotation: AccessDenied (needs kms:GetKeyRotationStatus)");
        Policy.Judge(Key.New with { Metadata = Denied<KmsKeyMetadata>("kms:DescribeKey") }).ShouldBeUnknownFor("metadata: AccessDenied (needs kms:DescribeKey)");
    }

    [Fact]
    public void A_key_that_is_not_rotated_in_any_case_needs_no_rotation_status() =>
        Policy.Judge(Key.Of(Key.Enabled with { KeySpec = "HMAC_256" }) with { Rotation = default }).ShouldNotApply();
}
