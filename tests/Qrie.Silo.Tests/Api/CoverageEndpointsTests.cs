using System.Net;
using System.Text.Json;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class CoverageEndpointsTests(ApiFixture api)
{
    [Fact]
    public async Task Every_message_is_accounted_for()
    {
        JsonElement coverage = default;
        await Eventually.TrueAsync(
            async () => (coverage = await api.GetAsync("/api/coverage")).GetProperty("totals").GetProperty("rejected").GetInt64() > 0, "the message that is no event");

        var totals = coverage.GetProperty("totals");
        long Total(string name) => totals.GetProperty(name).GetInt64();
        Total("received").Should().Be(Total("processed") + Total("ignored") + Total("rejected") + Total("unclassified"));
        coverage.GetProperty("rejected")[0].GetProperty("reason").GetString().Should().NotBeNullOrEmpty();
        coverage.GetProperty("rejected")[0].GetProperty("account_id").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_account_shows_its_regions_and_last_events()
    {
        var coverage = await api.GetAsync($"/api/coverage?account={api.Account}");

        var account = coverage.GetProperty("accounts").EnumerateArray().Should().ContainSingle().Subject;
        account.GetProperty("account_id").GetString().Should().Be(api.Account);
        var region = account.GetProperty("regions").EnumerateArray().Single(region => region.GetProperty("region").GetString() == "us-east-1");
        region.GetProperty("received").GetInt64().Should().BeGreaterThanOrEqualTo(3);
        region.GetProperty("last_event_at").GetString().Should().EndWith("Z");
    }

    [Fact]
    public async Task What_cannot_be_read_names_the_permission_to_grant()
    {
        await api.Host.Service<SqliteDatabase>().WriteAsync(connection => connection.Execute(
            """UPDATE resources SET unreadable = '[{"part":"logging","reason":"AccessDenied","permission":"s3:GetBucketLogging"}]' WHERE arn = @arn""",
            ("@arn", ApiFixture.Role)));

        var part = (await api.GetAsync("/api/coverage")).GetProperty("unreadable").EnumerateArray()
            .Should().Contain(part => part.GetProperty("account_id").GetString() == "111122223333").Subject;

        part.GetProperty("permission").GetString().Should().Be("s3:GetBucketLogging");
        part.GetProperty("resources").GetInt32().Should().Be(1);
        (await api.GetAsync($"/api/resources/{ApiFixture.Role}")).GetProperty("unreadable")[0].GetProperty("part").GetString().Should().Be("logging");
    }

    [Fact]
    public async Task An_event_that_no_rule_knows_is_shown_by_source_and_name()
    {
        api.Host.Service<ICoverageRecorder>().Count(CounterKind.Unclassified, api.Account, "us-east-1", "s3.amazonaws.com:PutBucketFantasy");

        var unknown = (await api.GetAsync($"/api/coverage?account={api.Account}")).GetProperty("unclassified").EnumerateArray()
            .Should().ContainSingle().Subject;

        unknown.GetProperty("event_source").GetString().Should().Be("s3.amazonaws.com");
        unknown.GetProperty("event_name").GetString().Should().Be("PutBucketFantasy");
        unknown.GetProperty("count").GetInt64().Should().Be(1);
        // Balanced again, for whoever adds up.
        api.Host.Service<ICoverageRecorder>().Count(CounterKind.Received, api.Account, "us-east-1", "");
    }

    [Fact]
    public async Task A_quarantined_change_is_shown_and_can_be_tried_again()
    {
        await api.QuarantineAsync(Change("arn:aws:s3:::gamma"), "STS says no");
        var shown = (await api.GetAsync($"/api/coverage?account={api.Account}")).GetProperty("quarantined").EnumerateArray().Should().ContainSingle().Subject;
        shown.GetProperty("error").GetString().Should().Be("STS says no");
        shown.GetProperty("events")[0].GetProperty("event_name").GetString().Should().Be("PutBucketTagging");
        var path = $"/api/coverage/quarantine/retry?inbox={shown.GetProperty("inbox").GetString()}&key={Uri.EscapeDataString(shown.GetProperty("key").GetString()!)}";

        using var response = await api.SendAsync(HttpMethod.Post, path);

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await api.GetAsync("/api/coverage")).GetProperty("quarantined").GetArrayLength().Should().Be(0);
        await api.ProblemAsync(HttpStatusCode.NotFound, path, HttpMethod.Post);
    }

    [Fact]
    public async Task A_quarantined_change_can_be_dropped_and_the_audit_trail_keeps_what_it_was()
    {
        var change = Change("arn:aws:s3:::delta");
        await api.QuarantineAsync(change, "too large");
        var shown = (await api.GetAsync($"/api/coverage?account={api.Account}")).GetProperty("quarantined").EnumerateArray().Should().ContainSingle().Subject;
        var path = $"/api/coverage/quarantine/dismiss?inbox={shown.GetProperty("inbox").GetString()}&key={Uri.EscapeDataString(shown.GetProperty("key").GetString()!)}";

        using var response = await api.SendAsync(HttpMethod.Post, path);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await api.GetAsync("/api/coverage")).GetProperty("quarantined").GetArrayLength().Should().Be(0);
        await api.ProblemAsync(HttpStatusCode.NotFound, path, HttpMethod.Post);
        var entry = (await api.GetAsync("/api/audit")).GetProperty("entries").EnumerateArray().First(one => one.GetProperty("action").GetString() == "quarantine.dismissed");
        entry.GetProperty("target").GetString().Should().Be("arn:aws:s3:::delta");
        entry.GetProperty("details").ToString().Should().Contain("too large").And.Contain(change.Cause.EventId);
    }

    [Theory]
    [InlineData("", "inbox", "key")]
    [InlineData("?inbox=nonsense&key=x", "inbox")]
    [InlineData("?inbox=123456789012/0", "key")]
    public async Task A_retry_or_dismissal_must_say_of_what(string query, params string[] parameters)
    {
        foreach (var action in (string[])["retry", "dismiss"])
        {
            var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/coverage/quarantine/{action}{query}", HttpMethod.Post);

            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().BeEquivalentTo(parameters);
        }
    }

    [Fact]
    public async Task A_bad_account_is_named()
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, "/api/coverage?account=12");

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be("account");
    }

    private ResourceChange Change(string arn) => new()
    {
        Arn = arn,
        Type = "AWS::S3::Bucket",
        AccountId = api.Account,
        Region = "us-east-1",
        Partition = "aws",
        Kind = ChangeKind.Changed,
        Cause = new Cause { EventId = Guid.NewGuid().ToString(), EventName = "PutBucketTagging", At = DateTimeOffset.UtcNow },
    };
}
