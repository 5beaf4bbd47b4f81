using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Qrie.Audit;
using Qrie.Notifications;
using Qrie.Silo.Tests.Notifications;

namespace Qrie.Silo.Tests.Api;

public sealed class NotificationEndpointsTests : IAsyncLifetime
{
    private const string Base = "/api/notifications";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private Receiver receiver = null!;
    private QrieHost qrie = null!;
    private volatile int status = 200;

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.StartAsync(_ => new Receiver.Answer(status));
        qrie = await QrieHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Qrie:Notifications:AllowLoopback"] = "true",
            ["Qrie:Notifications:FirstDelay"] = "00:00:00.02",
            ["Qrie:Notifications:MaxDelay"] = "00:00:00.05",
            ["Qrie:Notifications:MaxAttempts"] = "2",
            ["Qrie:Notifications:Destinations:0:Id"] = "configured",
            ["Qrie:Notifications:Destinations:0:Kind"] = "Sns",
            ["Qrie:Notifications:Destinations:0:TopicArn"] = "arn:aws:sns:us-east-1:111122223333:never",
            ["Qrie:Notifications:Destinations:0:MinimumSeverity"] = "100",
            ["Qrie:Notifications:Destinations:0:Kinds:0"] = "Resolved",
        });
    }

    [Fact]
    public async Task A_change_in_an_account_is_told_to_whom_the_api_named()
    {
        var made = await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created);
        made.GetProperty("target").GetString().Should().Be(receiver.Url);
        made.GetProperty("has_secret").GetBoolean().Should().BeTrue();

        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("told", Ct);
        await Eventually.TrueAsync(
            () => Task.FromResult(receiver.All.Any(request => request.Text.Contains("arn:aws:s3:::told") && request.Text.Contains("CreateBucket"))), "the notification");

        (await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "destination.added" }, 10, null, Ct)).Items
            .Should().ContainSingle().Which.Details.Should().NotContain(Outbox.Secret);
    }

    [Fact]
    public async Task A_dead_letter_is_shown_tried_again_and_forgotten()
    {
        status = 410;
        await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created);
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("dead", Ct);
        var letter = (JsonElement)await Eventually.GetAsync<object>(
            async () => (await SendAsync(HttpMethod.Get, "/dead-letters?destination=hook&page_size=1")).GetProperty("dead_letters") is { } letters && letters.GetArrayLength() > 0 ? letters[0] : null,
            "a dead letter");
        letter.GetProperty("event").GetString().Should().Be("finding.opened");
        letter.GetProperty("error").GetString().Should().Be("The receiver answered 410.");
        var id = letter.GetProperty("id").GetString();

        status = 200;
        await SendAsync(HttpMethod.Post, $"/dead-letters/{id}/retry", null, HttpStatusCode.Accepted);
        var key = letter.GetProperty("key").GetString();
        await Eventually.TrueAsync(() => Task.FromResult(receiver.All.Count(request => request.Headers["Idempotency-Key"] == key) == 2), "the second attempt");
        await SendAsync(HttpMethod.Post, $"/dead-letters/{id}/retry", null, HttpStatusCode.NotFound);
        foreach (var other in (await SendAsync(HttpMethod.Get, "/dead-letters")).GetProperty("dead_letters").EnumerateArray())
        {
            await SendAsync(HttpMethod.Delete, $"/dead-letters/{other.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        }

        (await SendAsync(HttpMethod.Get, "/dead-letters")).GetProperty("dead_letters").GetArrayLength().Should().Be(0);
        await SendAsync(HttpMethod.Delete, $"/dead-letters/{id}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Secrets_go_in_and_never_come_out()
    {
        var answers = new List<string>
        {
            (await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created)).ToString(),
            (await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Conflict)).ToString(),
            (await SendAsync(HttpMethod.Post, "/destinations", new { id = "bad", kind = "webhook", url = $"http://example.com/{Outbox.Secret}", secret = Outbox.Secret }, HttpStatusCode.BadRequest)).ToString(),
            (await SendAsync(HttpMethod.Post, "/destinations", new { id = "bad", kind = Outbox.Secret }, HttpStatusCode.BadRequest)).ToString(),
            (await SendAsync(HttpMethod.Get, "/destinations")).ToString(),
            (await SendAsync(HttpMethod.Get, "/destinations/hook")).ToString(),
            (await SendAsync(HttpMethod.Put, "/destinations/hook", new { kind = "webhook", minimum_severity = 10 })).ToString(),
            (await SendAsync(HttpMethod.Post, "/destinations/hook/test")).ToString(),
        };

        answers.Should().NotContain(answer => answer.Contains(Outbox.Secret));
        // The change left URL and key as they were, and they work.
        receiver.All.Should().ContainSingle().Which.Headers.Should().ContainKey("Qrie-Signature");
        receiver.All[0].Text.Should().Contain("\"event\":\"test\"");
    }

    [Fact]
    public async Task The_console_changes_a_destination_and_its_limits_by_the_same_rules()
    {
        await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created);
        await SendAsync(HttpMethod.Put, "/destinations/hook", new { kind = "webhook", services = new[] { "s3" } });
        var desk = qrie.Service<INotifications>();

        var limits = (await desk.DestinationsAsync(Ct)).Single(destination => destination.Id == "hook").Limits;
        limits.Services.Should().Equal("s3");

        limits = limits with { Policies = ["S3BucketPublic"], Accounts = [qrie.Simulator.Organization.Accounts[0].Id], Kinds = ["opened"] };
        await desk.ChangeAsync(new DestinationChange("hook", null, null, 20, limits, true), "me");
        var wrong = () => desk.ChangeAsync(new DestinationChange("hook", "ftp://nowhere", null, 20, limits, true), "me");
        var unknown = () => desk.ChangeAsync(new DestinationChange("hook", null, null, 20, limits with { Policies = ["nonsense"] }, true), "me");
        var kind = () => desk.ChangeAsync(new DestinationChange("hook", null, null, 20, limits with { Kinds = ["nonsense"] }, true), "me");
        var configured = () => desk.ChangeAsync(new DestinationChange("configured", null, null, 20, limits, true), "me");

        (await unknown.Should().ThrowAsync<ArgumentException>()).WithMessage("*no policy*");
        (await kind.Should().ThrowAsync<ArgumentException>()).WithMessage("*opened, resolved*");
        (await wrong.Should().ThrowAsync<ArgumentException>()).WithMessage("*https URL*");
        (await configured.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*settings*");
        var changed = await SendAsync(HttpMethod.Get, "/destinations/hook");
        changed.GetProperty("minimum_severity").GetInt32().Should().Be(20);
        string?[] Of(string member) => [.. changed.GetProperty(member).EnumerateArray().Select(value => value.GetString())];
        Of("services").Should().Equal("s3");
        Of("policies").Should().Equal("S3BucketPublic");
        Of("accounts").Should().Equal(qrie.Simulator.Organization.Accounts[0].Id);
        Of("kinds").Should().Equal("opened");
        (await desk.TestAsync("hook", "me", Ct)).Should().BeNull();
        receiver.All.Should().ContainSingle().Which.Headers.Should().ContainKey("Qrie-Signature");
        (await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "destination.changed", Principal = "me" }, 10, null, Ct)).Items
            .Should().ContainSingle().Which.Details.Should().NotContain(Outbox.Secret);
    }

    [Fact]
    public async Task A_test_says_what_went_wrong()
    {
        status = 500;
        await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created);

        var outcome = await SendAsync(HttpMethod.Post, "/destinations/hook/test");

        outcome.GetProperty("delivered").GetBoolean().Should().BeFalse();
        outcome.GetProperty("error").GetString().Should().Be("The receiver answered 500.");
    }

    [Fact]
    public async Task What_the_settings_have_is_not_changed_here()
    {
        var listed = (await SendAsync(HttpMethod.Get, "/destinations")).GetProperty("destinations")[0];
        listed.GetProperty("configured").GetBoolean().Should().BeTrue();
        listed.GetProperty("kinds")[0].GetString().Should().Be("resolved");

        await SendAsync(HttpMethod.Put, "/destinations/configured", new { kind = "sns" }, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Delete, "/destinations/configured", null, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Get, "/destinations/nobody", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_destination_outlives_the_process_and_goes_when_it_is_taken_away()
    {
        await SendAsync(HttpMethod.Post, "/destinations", Hook(), HttpStatusCode.Created);

        await qrie.RestartAsync();

        (await SendAsync(HttpMethod.Post, "/destinations/hook/test")).GetProperty("delivered").GetBoolean().Should().BeTrue();
        await SendAsync(HttpMethod.Delete, "/destinations/hook", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, "/destinations/hook", null, HttpStatusCode.NotFound);
    }

    public async ValueTask DisposeAsync()
    {
        await qrie.DisposeAsync();
        await receiver.DisposeAsync();
    }

    private object Hook() => new { id = "hook", kind = "webhook", url = $"{receiver.Url}/in/{Outbox.Secret}", secret = Outbox.Secret, policies = new[] { "S3BucketVersioningDisabled" } };

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, Base + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await qrie.Http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        response.StatusCode.Should().Be(expected, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
