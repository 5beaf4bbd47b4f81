using Qrie.Aws;
using Qrie.Changes;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Trail;

public sealed class TrailEventsTests
{
    [Theory]
    [InlineData("CreateTrail", "'rp':{'name':'audit'},'re':{'trailARN':'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit'}", "C cloudtrail:~:trail/audit; R account::~:account")]
    [InlineData("CreateTrail", "'rp':{'name':'audit'}", "C cloudtrail:~:trail/audit; R account::~:account")]
    [InlineData("UpdateTrail StartLogging StopLogging", "'rp':{'name':'audit'}", "U cloudtrail:~:trail/audit; R account::~:account")]
    [InlineData("StopLogging", "'rp':{'name':'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit'}", "U cloudtrail:us-east-1:111122223333:trail/audit; R account::~:account")]
    [InlineData("PutEventSelectors", "'rp':{'trailName':'audit'}", "U cloudtrail:~:trail/audit; R account::~:account")]
    [InlineData("PutInsightSelectors", "'rp':{'trailName':'audit'}", "U cloudtrail:~:trail/audit")]
    [InlineData("AddTags RemoveTags", "'rp':{'resourceId':'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit'}", "U cloudtrail:~:trail/audit")]
    [InlineData("AddTags RemoveTags", "'rp':{'resourceId':'arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/1'}", "ignored no_resource")]
    [InlineData("DeleteTrail", "'rp':{'name':'audit'}", "D cloudtrail:~:trail/audit; R account::~:account")]
    [InlineData("StopLogging", "'rp':{'name':'arn:aws:cloudtrail:eu-west-1:444455556666:trail/org'}", "R account::~:account")]
    [InlineData("StopLogging", "'rp':{'name':''}", "B CloudTrail::Trail; R account::~:account")]
    [InlineData("CreateEventDataStore CreateChannel UpdateDashboard StartImport StartQuery EnableFederation PutResourcePolicy RegisterOrganizationDelegatedAdmin PutEventConfiguration",
        "'rp':{}", "ignored no_resource")]
    [InlineData("BlazeTrail", "'rp':{}", "unclassified BlazeTrail")]
    public void Trails(string names, string members, string expected) => ShouldEachGive("cloudtrail", names, members, expected);

    [Fact]
    public void The_part_of_every_row_is_a_part_of_a_configuration()
    {
        var known = new ResourceTypes().Find("AWS::CloudTrail::Trail")!.Permissions.Keys.Append(ResourceChange.NoPart);
        new TrailEvents().Rows.SelectMany(row => row.Names)
            .Select(name => Of("cloudtrail.amazonaws.com", name, """{"name":"audit","trailName":"audit","resourceId":"audit"}"""))
            .SelectMany(record => record.Parse().Changes).SelectMany(change => change.Parts).Distinct()
            .Should().NotBeEmpty().And.BeSubsetOf(known);
    }
}
