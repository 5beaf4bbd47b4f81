using Qrie.Aws;
using Qrie.Aws.Organization;
using Qrie.Aws.Trail;
using Qrie.Policies.S3;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailDisabledTests
{
    private static readonly CloudTrailDisabled Policy = new();

    [Fact]
    public void An_account_without_a_trail_violates() =>
        Policy.Judge().ShouldBeViolation().Should().Match<Verdict.Violation>(verdict => verdict.Message == "There is no trail.");

    [Fact]
    public void A_trail_that_covers_all_regions_logs_and_selects_all_complies() => Policy.Judge(OfAccount).ShouldBeCompliant();

    [Fact]
    public void The_organizations_trail_does_as_well_as_ones_own() =>
        Policy.Judge(OfAccount with { Arn = "arn:aws:cloudtrail:us-east-1:999999999999:trail/all", IsOrganization = true }).ShouldBeCompliant();

    [Fact]
    public void One_good_trail_is_enough_whatever_the_others_are() =>
        Policy.Judge(OfAccount with { Status = default, EventSelectors = default }, OfAccount).ShouldBeCompliant();

    [Fact]
    public void A_trail_of_one_region_does_not_do() => Policy.Judge(OfAccount with { IsMultiRegion = false }).ShouldBeViolation().EvidenceOf().Should().Be(
        """{"trails":[{"arn":"arn:aws:cloudtrail:us-east-1:123456789012:trail/audit","excluded_sources":[],"logging":true,"management_reads":true,"management_writes":true,"multi_region":false,"organization":false}]}""");

    [Fact]
    public void A_trail_that_is_stopped_does_not_do() => Policy.Judge(OfAccount with { Status = Bucket.Is(new TrailStatus(false)) }).ShouldBeViolation();

    [Theory]
    [InlineData("ReadOnly", true)]
    [InlineData("WriteOnly", true)]
    [InlineData("All", false)]
    public void A_trail_that_selects_too_little_does_not_do(string readWrite, bool management) => Policy.Judge(
        OfAccount with { EventSelectors = Bucket.Is(Classic(new ClassicEventSelector(readWrite, management, [], []))) }).ShouldBeViolation();

    [Fact]
    public void Two_trails_that_each_do_half_do_not_do() => Policy.Judge(
        OfAccount with { EventSelectors = Bucket.Is(Classic(new ClassicEventSelector("ReadOnly", true, [], []))) },
        OfAccount with { EventSelectors = Bucket.Is(Classic(new ClassicEventSelector("WriteOnly", true, [], []))) }).ShouldBeViolation();

    [Fact]
    public void What_is_not_known_of_the_only_candidate_leaves_the_answer_open()
    {
        Policy.Judge(OfAccount with { Status = Bucket.Denied<TrailStatus>("cloudtrail:GetTrailStatus") })
            .ShouldBeUnknown($"status of {Arn}: AccessDenied (needs cloudtrail:GetTrailStatus)");
        Policy.Judge(OfAccount with { EventSelectors = Bucket.Denied<EventSelectors>("cloudtrail:GetEventSelectors") })
            .ShouldBeUnknown($"event_selectors of {Arn}: AccessDenied (needs cloudtrail:GetEventSelectors)");
    }

    [Fact]
    public void What_is_not_known_of_a_trail_that_is_stopped_matters_not() =>
        Policy.Judge(OfAccount with { Status = Bucket.Is(new TrailStatus(false)), EventSelectors = default }).ShouldBeViolation();

    [Fact]
    public void Trails_that_cannot_be_read_leave_the_answer_open() => Policy.Evaluate(
        new AccountConfiguration { AccountId = "123456789012", Trails = Bucket.Denied<IReadOnlyList<AccountTrail>>("cloudtrail:DescribeTrails") }, Context)
        .ShouldBeUnknown("trails: AccessDenied (needs cloudtrail:DescribeTrails)");
}
