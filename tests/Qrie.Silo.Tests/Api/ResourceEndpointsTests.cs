using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class ResourceEndpointsTests(ApiFixture api)
{
    [Fact]
    public async Task A_resource_is_listed_with_its_configuration_as_json()
    {
        var answer = await api.GetAsync($"/api/resources?account={api.Account}&type=AWS::S3::Bucket&service=s3&region=us-east-1&status=PRESENT&non_compliant=true&q=Alph");

        var resource = answer.GetProperty("resources").EnumerateArray().Should().ContainSingle().Subject;
        resource.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "arn", "account_service", "account_id", "region", "type", "status", "last_seen_at", "first_seen_at", "configuration", "tags",
            "open_findings", "unreadable");
        resource.GetProperty("status").GetString().Should().Be("PRESENT");
        resource.GetProperty("configuration").ValueKind.Should().Be(JsonValueKind.Object);
        resource.GetProperty("open_findings").GetInt32().Should().BePositive();
    }

    [Theory]
    [InlineData("status=DELETED", 0)]
    [InlineData("non_compliant=false", 0)]
    [InlineData("service=s3", 3)]
    [InlineData("service=ec2", 0)]
    [InlineData("q=%25", 0)]
    [InlineData("ou=/", 3)]
    [InlineData("ou=/nowhere", 0)]
    [InlineData("tag=nobody", 0)]
    public async Task A_filter_leaves_what_matches(string filter, int expected)
    {
        var answer = await api.GetAsync($"/api/resources?account={api.Account}&{filter}");

        answer.GetProperty("resources").GetArrayLength().Should().Be(expected);
    }

    [Theory]
    [InlineData("page_size=0", "page_size")]
    [InlineData("status=foo", "status")]
    [InlineData("non_compliant=maybe", "non_compliant")]
    [InlineData("account=12", "account")]
    [InlineData("tag==red", "tag")]
    [InlineData("next_token=AAAA", "next_token")]
    public async Task A_bad_parameter_is_named(string query, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/resources?{query}");

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task Pages_meet_every_resource_once()
    {
        var first = await api.GetAsync($"/api/resources?account={api.Account}&page_size=2");
        var second = await api.GetAsync($"/api/resources?account={api.Account}&page_size=2&next_token={first.GetProperty("next_token").GetString()}");

        first.GetProperty("resources").EnumerateArray().Concat(second.GetProperty("resources").EnumerateArray())
            .Select(resource => resource.GetProperty("arn").GetString()).Should().Equal(ApiFixture.Alpha, ApiFixture.Beta, "arn:aws:s3:::gamma");
        second.TryGetProperty("next_token", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(ApiFixture.Alpha)]
    [InlineData("arn%3Aaws%3As3%3A%3A%3Aalpha")]
    public async Task A_resource_comes_with_its_findings_and_coverage(string arn)
    {
        var resource = await api.GetAsync($"/api/resources/{arn}");

        resource.GetProperty("arn").GetString().Should().Be(ApiFixture.Alpha);
        resource.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("policy").GetString()).Should().Contain(ApiFixture.Policy);
        resource.GetProperty("unreadable").ValueKind.Should().Be(JsonValueKind.Array);
        resource.GetProperty("unknown_policies").ValueKind.Should().Be(JsonValueKind.Array);
        var account = $"arn:aws:account::{api.Account}:account";
        resource.GetProperty("reads").EnumerateArray().Select(arn => arn.GetString()).Should().Contain(account);
        resource.GetProperty("reads_total").GetInt32().Should().Be(resource.GetProperty("reads").GetArrayLength());
        resource.GetProperty("read_by_total").GetInt32().Should().Be(resource.GetProperty("read_by").GetArrayLength());
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/team/reader", ApiFixture.Role)]
    [InlineData("arn:aws:iam::111122223333:role%2Fteam%2freader", ApiFixture.Role)]
    [InlineData("arn:aws:iam::111122223333:role/history", ApiFixture.RoleNamedHistory)]
    [InlineData("arn:aws:iam::111122223333:role%2Fhistory", ApiFixture.RoleNamedHistory)]
    public async Task An_arn_may_have_slashes(string path, string arn)
    {
        (await api.GetAsync($"/api/resources/{path}")).GetProperty("arn").GetString().Should().Be(arn);
        (await api.GetAsync($"/api/resources/{path}/history")).GetProperty("changes").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("arn:aws:s3:::nobody")]
    [InlineData("arn:aws:s3:::nobody/history")]
    [InlineData("arn:aws:iam::111122223333:role/team/nobody")]
    [InlineData("arn:aws:iam::111122223333:role/team/nobody/history")]
    [InlineData("nonsense")]
    public async Task An_unknown_resource_is_not_found(string path) =>
        await api.ProblemAsync(HttpStatusCode.NotFound, $"/api/resources/{path}");

    [Fact]
    public async Task History_tells_who_did_what()
    {
        var history = await api.GetAsync($"/api/resources/{ApiFixture.Beta}/history?page_size=1");

        var change = history.GetProperty("changes")[0];
        change.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "at", "event_id", "event_name", "principal", "source_ip", "diff", "findings_opened", "findings_resolved", "explains", "others");
        change.GetProperty("event_name").GetString().Should().Be("CreateBucket");
        var difference = change.GetProperty("diff")[0];
        difference.GetProperty("op").GetString().Should().Be("add");
        difference.GetProperty("new").ValueKind.Should().Be(JsonValueKind.Object);
        difference.TryGetProperty("old", out _).Should().BeFalse();
        change.GetProperty("findings_opened").EnumerateArray().Select(policy => policy.GetString()).Should().Contain(ApiFixture.Policy);
    }

    [Theory]
    [InlineData("page_size=0", "page_size")]
    [InlineData("next_token=foo", "next_token")]
    public async Task A_bad_parameter_of_the_history_is_named(string query, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/resources/{ApiFixture.Beta}/history?{query}");

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task A_refresh_describes_the_resource_now()
    {
        var before = (await api.GetAsync($"/api/resources/{ApiFixture.Beta}")).GetProperty("last_seen_at").GetDateTimeOffset();

        using var response = await api.SendAsync(HttpMethod.Post, $"/api/resources/{ApiFixture.Beta}/refresh");

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(
            async () => (await api.GetAsync($"/api/resources/{ApiFixture.Beta}")).GetProperty("last_seen_at").GetDateTimeOffset() > before, "the describe");
    }

    [Theory]
    [InlineData("arn:aws:s3:::nobody/refresh")]
    [InlineData("arn:aws:iam::111122223333:role/team/nobody/refresh")]
    public async Task An_unknown_resource_is_not_refreshed(string path) =>
        await api.ProblemAsync(HttpStatusCode.NotFound, $"/api/resources/{path}", HttpMethod.Post);

    [Theory]
    [InlineData("arn:aws:s3:::alpha")]
    [InlineData("arn:aws:iam::111122223333:role/team/reader")]
    public async Task A_resource_takes_no_post_itself(string path) =>
        await api.ProblemAsync(HttpStatusCode.MethodNotAllowed, $"/api/resources/{path}", HttpMethod.Post);
}
