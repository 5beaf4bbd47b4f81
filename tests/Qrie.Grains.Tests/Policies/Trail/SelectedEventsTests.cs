using Qrie.Aws.Trail;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class SelectedEventsTests
{
    private static readonly (string, string, string) Management = ("eventCategory", "Equals", "Management");
    private static readonly (string, string, string) Data = ("eventCategory", "Equals", "Data");
    private static readonly (string, string, string) Objects = ("resources.type", "Equals", "AWS::S3::Object");

    [Fact]
    public void Classic_selectors_add_up()
    {
        var (reads, writes) = (new ClassicEventSelector("ReadOnly", true, [], []), new ClassicEventSelector("WriteOnly", true, [], []));
        SelectedEvents.Management(Classic(reads, writes)).All.Should().BeTrue();
        SelectedEvents.Management(Classic(reads)).Should().Be(new SelectedEvents(true, false));
        SelectedEvents.Management(Classic(writes)).Should().Be(new SelectedEvents(false, true));
        SelectedEvents.Management(Classic(reads with { ReadWriteType = "All", IncludesManagementEvents = false })).Should().Be(default(SelectedEvents));
    }

    [Fact]
    public void An_advanced_selector_takes_reads_writes_or_both()
    {
        SelectedEvents.Management(Advanced(Selector(Management))).All.Should().BeTrue();
        SelectedEvents.Management(Advanced(Selector(Management, ("readOnly", "Equals", "true")))).Should().Be(new SelectedEvents(true, false));
        SelectedEvents.Management(Advanced(Selector(Management, ("readOnly", "Equals", "true")), Selector(Management, ("readOnly", "Equals", "false")))).All.Should().BeTrue();
        SelectedEvents.Management(Advanced(Selector(Data, Objects))).Should().Be(default(SelectedEvents));
    }

    [Fact]
    public void Leaving_out_the_two_sources_that_may_be_left_out_is_still_all_and_is_told()
    {
        var advanced = Advanced(Selector(Management, ("eventSource", "NotEquals", "kms.amazonaws.com")));
        SelectedEvents.Management(advanced).All.Should().BeTrue();
        SelectedEvents.ExcludedSources(advanced).Should().Equal("kms.amazonaws.com");
        SelectedEvents.ExcludedSources(Classic(new ClassicEventSelector("All", true, ["rdsdata.amazonaws.com"], []))).Should().Equal("rdsdata.amazonaws.com");
    }

    [Theory]
    [InlineData("eventSource", "NotEquals", "iam.amazonaws.com")]
    [InlineData("eventSource", "Equals", "kms.amazonaws.com")]
    [InlineData("eventName", "Equals", "RunInstances")]
    public void A_selector_that_is_narrowed_otherwise_is_not_all(string field, string op, string value) =>
        SelectedEvents.Management(Advanced(Selector(Management, (field, op, value)))).Should().Be(default(SelectedEvents));

    [Theory]
    [InlineData("arn:aws:s3", true)]
    [InlineData("arn:aws:s3:::", true)]
    [InlineData("arn:aws-cn:s3", true)]
    [InlineData("arn:aws:s3:::ledger/", false)]
    public void Objects_of_all_buckets_are_named_by_an_ARN_without_a_bucket(string arn, bool all) => SelectedEvents.ObjectsOfAllBuckets(
        Classic(new ClassicEventSelector("All", false, [], [new DataResource("AWS::S3::Object", [arn])]))).All.Should().Be(all);

    [Fact]
    public void Data_of_another_type_are_no_objects() => SelectedEvents.ObjectsOfAllBuckets(
        Classic(new ClassicEventSelector("All", true, [], [new DataResource("AWS::Lambda::Function", ["arn:aws:lambda"])]))).Should().Be(default(SelectedEvents));

    [Fact]
    public void An_advanced_selector_of_objects_must_name_no_bucket()
    {
        SelectedEvents.ObjectsOfAllBuckets(Advanced(Selector(Data, Objects))).All.Should().BeTrue();
        SelectedEvents.ObjectsOfAllBuckets(Advanced(Selector(Data, Objects, ("readOnly", "Equals", "false")))).Should().Be(new SelectedEvents(false, true));
        SelectedEvents.ObjectsOfAllBuckets(Advanced(Selector(Data, Objects, ("resources.ARN", "StartsWith", "arn:aws:s3:::ledger/")))).Should().Be(default(SelectedEvents));
    }
}
