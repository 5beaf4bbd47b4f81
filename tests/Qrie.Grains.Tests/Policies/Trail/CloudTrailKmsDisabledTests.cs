using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailKmsDisabledTests
{
    private static readonly CloudTrailKmsDisabled Policy = new();

    [Fact]
    public void A_trail_without_a_key_violates() => Policy.Judge(Good with { Trail = Good.Trail with { KmsKeyId = null } }).ShouldBeViolation();

    [Fact]
    public void An_empty_key_is_none() => Policy.Judge(Good with { Trail = Good.Trail with { KmsKeyId = "" } }).ShouldBeViolation();

    [Fact]
    public void A_trail_with_a_key_complies() => Policy.Judge(Good).ShouldBeCompliant();

    [Fact]
    public void Nothing_else_matters() =>
        Policy.Judge(Good with { Status = default, EventSelectors = default, Bucket = default, Tags = default }).ShouldBeCompliant();
}
