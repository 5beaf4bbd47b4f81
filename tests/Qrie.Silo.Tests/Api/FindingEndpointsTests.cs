using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class FindingEndpointsTests(ApiFixture api)
{
    [Fact]
    public async Task A_finding_says_what_who_and_when()
    {
        var answer = await api.GetAsync($"/api/findings?policy={ApiFixture.Policy}&q=ALPHA");

        var finding = answer.GetProperty("findings").EnumerateArray().Should().ContainSingle().Subject;
        finding.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "id", "exception_id", "arn", "policy", "account_service", "account_id", "region", "type", "severity", "state", "first_seen", "last_evaluated",
            "resolved_at", "resolved_reason", "message", "evidence", "cause");
        finding.GetProperty("arn").GetString().Should().Be(ApiFixture.Alpha);
        finding.GetProperty("account_service").GetString().Should().Be("s3");
        finding.GetProperty("state").GetString().Should().Be("ACTIVE");
        finding.GetProperty("first_seen").GetString().Should().EndWith("Z");
        finding.GetProperty("resolved_reason").ValueKind.Should().Be(JsonValueKind.Null);
        finding.GetProperty("evidence").ValueKind.Should().Be(JsonValueKind.Object);
        finding.GetProperty("cause").GetProperty("event_name").GetString().Should().Be("CreateBucket");
        finding.GetProperty("cause").EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "event_id", "event_name", "principal", "source_ip", "at");
    }

    [Fact]
    public async Task Pages_are_full_and_meet_every_finding_once()
    {
        var seen = new List<string>();
        var token = "";
        do
        {
            var page = await api.GetAsync($"/api/findings?policy={ApiFixture.Policy}&page_size=2&next_token={token}");
            seen.AddRange(page.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("arn").GetString()!));
            token = page.TryGetProperty("next_token", out var next) ? next.GetString()! : "";
            (token.Length == 0 || seen.Count % 2 == 0).Should().BeTrue("a page is full unless it is the last");
        }
        while (token.Length > 0);

        seen.Should().HaveCount(3).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Groups_count_what_the_list_has()
    {
        var policies = (await api.GetAsync("/api/findings/groups?q=alpha")).GetProperty("groups").EnumerateArray().ToArray();
        var listed = (await api.GetAsync("/api/findings?q=alpha&page_size=100")).GetProperty("findings").EnumerateArray().ToArray();

        policies.Sum(group => group.GetProperty("findings").GetInt32()).Should().Be(listed.Length);
        policies.Select(group => group.GetProperty("key").GetString()).Should().BeEquivalentTo(listed.Select(finding => finding.GetProperty("policy").GetString()).Distinct());
        var resource = (await api.GetAsync($"/api/findings/groups?by=resource&policy={ApiFixture.Policy}&q=ALPHA")).GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        resource.EnumerateObject().Select(member => member.Name).Should().Equal("key", "type", "region", "findings", "critical_findings", "severity");
        resource.GetProperty("key").GetString().Should().Be(ApiFixture.Alpha);
        resource.GetProperty("findings").GetInt32().Should().Be(1);
        var account = (await api.GetAsync($"/api/findings/groups?by=account&policy={ApiFixture.Policy}")).GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        account.GetProperty("key").GetString().Should().Be(api.Account);
        account.GetProperty("findings").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task Groups_have_pages_under_their_own_question()
    {
        var seen = new List<string>();
        var token = "";
        do
        {
            var page = await api.GetAsync($"/api/findings/groups?by=resource&policy={ApiFixture.Policy}&page_size=2&next_token={token}");
            seen.AddRange(page.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("key").GetString()!));
            token = page.TryGetProperty("next_token", out var next) ? next.GetString()! : "";
            if (token.Length > 0)
            {
                using var other = await api.SendAsync(HttpMethod.Get, $"/api/findings/groups?by=policy&policy={ApiFixture.Policy}&page_size=2&next_token={token}");
                other.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            }
        }
        while (token.Length > 0);

        seen.Should().HaveCount(3).And.OnlyHaveUniqueItems();
        using var wrong = await api.SendAsync(HttpMethod.Get, "/api/findings/groups?by=colour");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("state=ACTIVE", 3)]
    [InlineData("state=resolved", 0)]
    [InlineData("service=s3&type=AWS::S3::Bucket&region=us-east-1", 3)]
    [InlineData("service=iam", 0)]
    [InlineData("severity=0", 3)]
    [InlineData("severity=100", 0)]
    [InlineData("band=critical", 0)]
    [InlineData("since=2020-01-01T00:00:00Z", 3)]
    [InlineData("since=2100-01-01", 0)]
    [InlineData("account=999999999999", 0)]
    [InlineData("ou=/", 3)]
    [InlineData("ou=/nowhere", 0)]
    [InlineData("tag=nobody", 0)]
    [InlineData("unheard_of=1", 3)]
    public async Task A_filter_leaves_what_matches(string filter, int expected)
    {
        var answer = await api.GetAsync($"/api/findings?policy={ApiFixture.Policy}&{filter}");

        answer.GetProperty("findings").GetArrayLength().Should().Be(expected);
    }

    [Theory]
    [InlineData("page_size=0", "page_size")]
    [InlineData("page_size=101", "page_size")]
    [InlineData("page_size=ten", "page_size")]
    [InlineData("page_size=1&page_size=2", "page_size")]
    [InlineData("severity=abc", "severity")]
    [InlineData("severity=101", "severity")]
    [InlineData("severity=-1", "severity")]
    [InlineData("severity=10&band=high", "band")]
    [InlineData("band=foo", "band")]
    [InlineData("state=foo", "state")]
    [InlineData("state=0", "state")]
    [InlineData("since=notatime", "since")]
    [InlineData("account=12", "account")]
    [InlineData("account=12345678901x", "account")]
    [InlineData("policy=NoSuchPolicy", "policy")]
    [InlineData("tag==red", "tag")]
    [InlineData("next_token=foo", "next_token")]
    [InlineData("next_token=%00%ff", "next_token")]
    public async Task A_bad_parameter_is_named(string query, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/findings?{query}");

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task All_bad_parameters_are_named_at_once()
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, "/api/findings?page_size=0&state=foo&account=1");

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().BeEquivalentTo("page_size", "state", "account");
    }

    [Fact]
    public async Task A_token_that_was_altered_or_is_anothers_is_refused()
    {
        var token = (await api.GetAsync("/api/findings?page_size=1")).GetProperty("next_token").GetString()!;
        var resources = (await api.GetAsync("/api/resources?page_size=1")).GetProperty("next_token").GetString()!;
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        string[] refused =
        [
            $"/api/findings?page_size=1&next_token={altered}",
            $"/api/findings?page_size=1&next_token={token[..^2]}",
            $"/api/findings?page_size=1&state=ACTIVE&next_token={token}",
            $"/api/findings?page_size=1&next_token={resources}",
        ];

        foreach (var path in refused)
        {
            var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, path);
            problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be("next_token");
        }

        (await api.GetAsync($"/api/findings?page_size=2&next_token={token}")).GetProperty("findings").GetArrayLength().Should().BePositive();
    }
}
