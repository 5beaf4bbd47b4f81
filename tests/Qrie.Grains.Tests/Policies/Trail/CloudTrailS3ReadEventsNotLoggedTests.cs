using Qrie.Aws.Trail;
using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailS3ReadEventsNotLoggedTests
{
    private static readonly CloudTrailS3ReadEventsNotLogged Policy = new();

    [Fact]
    public void A_trail_of_management_events_alone_violates()
    {
        Policy.Judge(OfAccount).ShouldBeViolation();
        Policy.Judge().ShouldBeViolation();
    }

    [Theory]
    [InlineData("All")]
    [InlineData("ReadOnly")]
    public void Object_events_of_all_buckets_comply(string readWrite) => Policy.Judge(Of(readWrite)).ShouldBeCompliant();

    [Fact]
    public void The_other_half_of_the_events_violates() => Policy.Judge(Of("WriteOnly")).ShouldBeViolation();

    [Fact]
    public void A_trail_that_is_stopped_or_of_one_region_violates()
    {
        Policy.Judge(Of("All") with { IsMultiRegion = false }).ShouldBeViolation();
        Policy.Judge(Of("All") with { Status = Bucket.Is(new TrailStatus(false)) }).ShouldBeViolation();
    }

    [Fact]
    public void Selectors_that_cannot_be_read_leave_the_answer_open() =>
        Policy.Judge(OfAccount with { EventSelectors = Bucket.Denied<EventSelectors>("cloudtrail:GetEventSelectors") })
            .ShouldBeUnknown($"event_selectors of {Arn}: AccessDenied (needs cloudtrail:GetEventSelectors)");

    private static AccountTrail Of(string readWrite) => OfAccount with
    {
        EventSelectors = Bucket.Is(Classic(new ClassicEventSelector(readWrite, true, [], [new DataResource("AWS::S3::Object", ["arn:aws:s3"])]))),
    };
}
