using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailLogValidationDisabledTests
{
    private static readonly CloudTrailLogValidationDisabled Policy = new();

    [Fact]
    public void A_trail_without_digests_violates() => Policy.Judge(Good with { Trail = Good.Trail with { ValidatesLogFiles = false } }).ShouldBeViolation();

    [Fact]
    public void A_trail_with_digests_complies() => Policy.Judge(Good).ShouldBeCompliant();

    [Fact]
    public void Nothing_else_matters() =>
        Policy.Judge(Good with { Status = default, EventSelectors = default, Bucket = default, Tags = default }).ShouldBeCompliant();
}
