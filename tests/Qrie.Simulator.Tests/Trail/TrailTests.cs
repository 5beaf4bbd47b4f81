using System.Text.Json.Nodes;
using Amazon.S3.Model;

namespace Qrie.Simulator.Tests.Trail;

public sealed class TrailTests
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";
    private const string Make = """{"Name":"audit","S3BucketName":"logs","IsMultiRegionTrail":true}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trail_is_made_started_stopped_and_deleted()
    {
        await using var aws = await StartAsync();
        var arn = $"arn:aws:cloudtrail:us-east-1:{aws.Account.Id}:trail/audit";
        (await CallAsync(aws, "CreateTrail", Make))["TrailARN"]!.GetValue<string>().Should().Be(arn);
        (await CallAsync(aws, "GetTrailStatus", """{"Name":"audit"}""")).ToJsonString().Should().Be("""{"IsLogging":false}""");

        await CallAsync(aws, "StartLogging", """{"Name":"audit"}""");
        var started = await CallAsync(aws, "GetTrailStatus", $$"""{"Name":"{{arn}}"}""");
        (started["IsLogging"]!.GetValue<bool>(), started["StartLoggingTime"]!.GetValue<double>() > 1_700_000_000).Should().Be((true, true));
        await CallAsync(aws, "StopLogging", """{"Name":"audit"}""");
        (await CallAsync(aws, "GetTrailStatus", """{"Name":"audit"}"""))["StopLoggingTime"].Should().NotBeNull();

        await CallAsync(aws, "DeleteTrail", """{"Name":"audit"}""");
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.GetTrailStatus", """{"Name":"audit"}""")).Should().Be("TrailNotFoundException");
        (await CallAsync(aws, "DescribeTrails", $$"""{"trailNameList":["{{arn}}"]}"""))["trailList"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task A_multi_region_trail_has_shadows_that_can_be_read_and_not_changed()
    {
        await using var aws = await StartAsync();
        await CallAsync(aws, "CreateTrail", Make);
        (await ListAsync(aws, "{}", "eu-west-1")).Should().Equal("audit");
        (await ListAsync(aws, """{"includeShadowTrails":false}""", "eu-west-1")).Should().BeEmpty();
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.GetTrailStatus", """{"Name":"audit"}""", region: "eu-west-1")).Should().Be("TrailNotFoundException");
        var arn = $"arn:aws:cloudtrail:us-east-1:{aws.Account.Id}:trail/audit";
        (await CallAsync(aws, "GetTrailStatus", $$"""{"Name":"{{arn}}"}""", "eu-west-1"))["IsLogging"]!.GetValue<bool>().Should().BeFalse();
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.StopLogging", $$"""{"Name":"{{arn}}"}""", region: "eu-west-1")).Should().Be("InvalidHomeRegionException");

        await CallAsync(aws, "UpdateTrail", """{"Name":"audit","IsMultiRegionTrail":false}""");
        (await ListAsync(aws, "{}", "eu-west-1")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_organizations_trail_shows_in_every_account_and_only_the_management_account_changes_it()
    {
        await using var aws = await StartAsync();
        const string make = """{"Name":"all","S3BucketName":"logs","IsMultiRegionTrail":true,"IsOrganizationTrail":true}""";
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.CreateTrail", make)).Should().Be("NotOrganizationMasterAccountException");
        var arn = (string)(await aws.JsonAsync("cloudtrail", $"{Target}.CreateTrail", make, "account:000000000000"))["TrailARN"]!;
        (await ListAsync(aws, "{}", "eu-west-1")).Should().Equal("all");
        (await ListAsync(aws, """{"includeShadowTrails":false}""")).Should().BeEmpty();
        (await CallAsync(aws, "GetTrailStatus", $$"""{"Name":"{{arn}}"}"""))["IsLogging"]!.GetValue<bool>().Should().BeFalse();
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.StopLogging", $$"""{"Name":"{{arn}}"}""")).Should().Be("NotOrganizationMasterAccountException");
    }

    [Fact]
    public async Task A_trail_selects_all_management_events_until_it_is_told_otherwise()
    {
        await using var aws = await StartAsync();
        await CallAsync(aws, "CreateTrail", Make);
        var first = (await CallAsync(aws, "GetEventSelectors", """{"TrailName":"audit"}"""))["EventSelectors"]!.AsArray().Single()!;
        (first["ReadWriteType"]!.GetValue<string>(), first["IncludeManagementEvents"]!.GetValue<bool>()).Should().Be(("All", true));

        await CallAsync(aws, "PutEventSelectors", """{"TrailName":"audit","AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]}""");
        var advanced = await CallAsync(aws, "GetEventSelectors", """{"TrailName":"audit"}""");
        advanced.ContainsKey("EventSelectors").Should().BeFalse();
        advanced["AdvancedEventSelectors"]!.AsArray().Should().ContainSingle();
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.PutEventSelectors", """{"TrailName":"audit"}""")).Should().Be("InvalidEventSelectorsException");
    }

    [Fact]
    public async Task Tags_come_in_pages()
    {
        await using var aws = await StartAsync();
        var arn = (string)(await CallAsync(aws, "CreateTrail", Make))["TrailARN"]!;
        var tags = new JsonArray([.. Enumerable.Range(0, 12).Select(i => (JsonNode)new JsonObject { ["Key"] = $"k{i:00}", ["Value"] = "v" })]);
        await CallAsync(aws, "AddTags", new JsonObject { ["ResourceId"] = arn, ["TagsList"] = tags }.ToJsonString());
        var page = await CallAsync(aws, "ListTags", $$"""{"ResourceIdList":["{{arn}}"]}""");
        page["ResourceTagList"]![0]!["TagsList"]!.AsArray().Should().HaveCount(10);
        var rest = await CallAsync(aws, "ListTags", $$"""{"ResourceIdList":["{{arn}}"],"NextToken":"{{(string)page["NextToken"]!}}"}""");
        rest["ResourceTagList"]![0]!["TagsList"]!.AsArray().Should().HaveCount(2);
        rest.ContainsKey("NextToken").Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"Name":"x","S3BucketName":"logs"}""", "InvalidTrailNameException")]
    [InlineData("""{"Name":"audit","S3BucketName":"nowhere"}""", "S3BucketDoesNotExistException")]
    [InlineData("""{"Name":"taken","S3BucketName":"logs"}""", "TrailAlreadyExistsException")]
    public async Task A_trail_that_cannot_be_is_refused(string input, string code)
    {
        await using var aws = await StartAsync();
        await CallAsync(aws, "CreateTrail", """{"Name":"taken","S3BucketName":"logs"}""");
        (await aws.RefusedJsonAsync("cloudtrail", $"{Target}.CreateTrail", input)).Should().Be(code);
    }

    [Fact]
    public async Task Records_have_the_parameters_in_CloudTrails_spelling()
    {
        await using var aws = await StartAsync();
        await CallAsync(aws, "CreateTrail", Make);
        await CallAsync(aws, "StopLogging", """{"Name":"audit"}""");
        await aws.RefusedJsonAsync("cloudtrail", $"{Target}.DeleteTrail", """{"Name":"other"}""");
        var records = await aws.RecordsAsync("cloudtrail.amazonaws.com");
        records.Select(record => (string)record["eventName"]!).Should().Equal("CreateTrail", "StopLogging", "DeleteTrail");
        records[0]["requestParameters"]!.ToJsonString().Should().Be("""{"name":"audit","s3BucketName":"logs","isMultiRegionTrail":true}""");
        ((string)records[0]["responseElements"]!["trailARN"]!).Should().EndWith(":trail/audit");
        records[1]["requestParameters"]!.ToJsonString().Should().Be("""{"name":"audit"}""");
        records[1]["responseElements"].Should().BeNull();
        ((string)records[2]["errorCode"]!).Should().Be("TrailNotFoundException");
    }

    private static async Task<Aws> StartAsync()
    {
        var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync(new PutBucketRequest { BucketName = "logs" }, Ct);
        return aws;
    }

    private static Task<JsonObject> CallAsync(Aws aws, string operation, string input, string region = "us-east-1") =>
        aws.JsonAsync("cloudtrail", $"{Target}.{operation}", input, region: region);

    private static async Task<IEnumerable<string>> ListAsync(Aws aws, string input, string region = "us-east-1") =>
        (await CallAsync(aws, "DescribeTrails", input, region))["trailList"]!.AsArray().Select(trail => (string)trail!["Name"]!);
}
