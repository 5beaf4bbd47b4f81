using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailCloudWatchLogsDisabledTests
{
    private static readonly CloudTrailCloudWatchLogsDisabled Policy = new();

    [Fact]
    public void A_trail_without_a_log_group_violates() => Policy.Judge(Good with { Trail = Good.Trail with { LogGroupArn = null } }).ShouldBeViolation();

    [Fact]
    public void An_empty_log_group_is_none() => Policy.Judge(Good with { Trail = Good.Trail with { LogGroupArn = "" } }).ShouldBeViolation();

    [Fact]
    public void A_trail_with_a_log_group_complies() => Policy.Judge(Good).ShouldBeCompliant();

    [Fact]
    public void Nothing_else_matters() =>
        Policy.Judge(Good with { Status = default, EventSelectors = default, Bucket = default, Tags = default }).ShouldBeCompliant();
}
