using Qrie.Aws.Trail;
using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailLoggingStoppedTests
{
    private static readonly CloudTrailLoggingStopped Policy = new();

    [Fact]
    public void A_trail_that_was_stopped_violates() => Policy.Judge(
        Good with { Status = Bucket.Is(new TrailStatus(false) { StoppedAt = DateTimeOffset.UnixEpoch }) }).ShouldBeViolation().EvidenceOf()
        .Should().Be("""{"stopped_at":"1970-01-01T00:00:00+00:00"}""");

    [Fact]
    public void A_trail_that_was_never_started_violates() =>
        Policy.Judge(Good with { Status = Bucket.Is(new TrailStatus(false)) }).ShouldBeViolation().Message.Should().Be("Logging was never started.");

    [Fact]
    public void A_trail_that_is_logging_complies() => Policy.Judge(Good).ShouldBeCompliant();

    [Fact]
    public void A_status_that_cannot_be_read_is_unknown() => Policy.Judge(Good with { Status = Bucket.Denied<TrailStatus>("cloudtrail:GetTrailStatus") })
        .ShouldBeUnknown("status: AccessDenied (needs cloudtrail:GetTrailStatus)");
}
