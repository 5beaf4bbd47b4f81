using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Accounts;

public sealed class OnboardingTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_onboarded_scanned_and_retired_by_the_api()
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Accounts = 2 },
            new Dictionary<string, string?> { ["Qrie:Scans:Bootstrap"] = "true" },
            onboarded: 1);
        var account = qrie.Simulator.Organization.Accounts[1];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("there-before", ct);

        using var added = await qrie.Http.PostAsJsonAsync(
            "/api/accounts", new { account_id = account.Id, name = "late", external_id = account.ExternalId, regions = new[] { "us-east-1" } }, ct);
        added.StatusCode.Should().Be(HttpStatusCode.Created);
        await Eventually.TrueAsync(async () => (await FindingsAsync(qrie, account)).Any(row => row.Arn == "arn:aws:s3:::there-before"), "the bootstrap to find the bucket");

        using var twice = await qrie.Http.PostAsJsonAsync("/api/accounts", new { account_id = account.Id, regions = new[] { "us-east-1" } }, ct);
        twice.StatusCode.Should().Be(HttpStatusCode.Conflict);

        using var removed = await qrie.Http.DeleteAsync($"/api/accounts/{account.Id}", ct);
        removed.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(
            async () => (await FindingsAsync(qrie, account)).All(row => row.Finding is { Status: FindingStatus.Resolved, ResolvedReason: ResolvedReason.AccountRemoved }),
            "the findings to resolve");
        var audit = await qrie.Http.GetFromJsonAsync<JsonElement>("/api/audit?action=account", ct);
        audit.ToString().Should().Contain("account.added").And.Contain("account.removed").And.NotContain(account.ExternalId);
    }

    [Fact]
    public async Task A_check_says_what_is_missing_in_words()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        var account = qrie.Simulator.Organization.Accounts[0];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("any", ct);
        qrie.Simulator.Organization.Faults.Deny(account.Id, "s3:GetBucketPolicy");
        var limited = await CheckAsync(qrie, account);
        limited["role"].Status.Should().Be("ok");
        limited["external_id"].Status.Should().Be("ok");
        limited["permissions"].Status.Should().Be("missing");
        limited["permissions"].Message.Should().Contain("s3:GetBucketPolicy");

        qrie.Simulator.Organization.Faults.Deny(account.Id, "sts:AssumeRole");
        var refused = await CheckAsync(qrie, account);
        refused["role"].Status.Should().Be("missing");
        refused["role"].Message.Should().Contain(account.RoleArn).And.Contain("sts:ExternalId");
        refused.Should().NotContainKey("permissions");
    }

    [Theory]
    [InlineData("""{"account_id":"12"}""", "account_id")]
    [InlineData("""{"account_id":"111122223333","regions":[]}""", "regions")]
    [InlineData("""{"account_id":"111122223333","regions":["nowhere"]}""", "regions")]
    [InlineData("""{"account_id":"111122223333","regions":["eu-west-1"],"role_arn":"arn:aws:iam::999999999999:role/other"}""", "role_arn")]
    [InlineData("""{"account_id":"111122223333","regions":["eu-west-1"],"external_id":"a b"}""", "external_id")]
    [InlineData("""{"account_id":"111122223333","regions":["eu-west-1"],"inventory_cron":"never"}""", "inventory_cron")]
    [InlineData("""{"account_id":"111122223333","regions":["eu-west-1"],"ou":"prod"}""", "ou")]
    [InlineData("""{"account_id":"999999999999","regions":[null]}""", "regions")]
    [InlineData("""{"account_id":"999999999999","regions":"eu-west-1"}""", "regions")]
    [InlineData("""{"account_id":"999999999999"}""", "regions")]
    [InlineData("""{"account_id":999999999999,"regions":["eu-west-1"]}""", "account_id")]
    [InlineData("""{"account_id":"999999999999","regions":["eu-west-1"],"role":"arn:aws:iam::999999999999:role/other"}""", "role")]
    public async Task What_is_wrong_is_named(string body, string parameter)
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });

        using var answer = await qrie.Http.PostAsync("/api/accounts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task An_account_is_read_where_its_creation_says()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        using var added = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", """{"account_id":"999999999999","regions":["eu-west-1"],"inventory_cron":"0 3 * * *","policy_cron":""}""");

        var account = await qrie.Http.GetFromJsonAsync<JsonElement>(added.Headers.Location, ct);
        account.GetProperty("account_id").GetString().Should().Be("999999999999");
        account.GetProperty("inventory_cron").GetString().Should().Be("0 3 * * *");
        account.GetProperty("policy_cron").GetString().Should().BeEmpty("it is never judged again");
        account.GetProperty("has_external_id").GetBoolean().Should().BeTrue();

        using var changed = await SendAsync(qrie, HttpMethod.Put, "/api/accounts/999999999999", """{"account_id":"999999999999","policy_cron":null,"inventory_cron":""}""");
        changed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await qrie.Http.GetFromJsonAsync<JsonElement>(added.Headers.Location, ct)).GetProperty("inventory_cron").GetString().Should().BeEmpty();

        using var unknown = await qrie.Http.GetAsync("/api/accounts/888888888888", ct);
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var removed = await qrie.Http.DeleteAsync(added.Headers.Location, ct);
        using var gone = await qrie.Http.GetAsync(added.Headers.Location, ct);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"inventory-cron":"0 3 * * *"}""", "inventory-cron")]
    [InlineData("""{"account_id":"888888888888"}""", "account_id")]
    [InlineData("""{"regions":[]}""", "regions")]
    [InlineData("""{"regions":[null]}""", "regions")]
    public async Task What_is_wrong_with_a_change_is_named_and_nothing_is_changed(string body, string parameter)
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        using var added = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", """{"account_id":"999999999999","regions":["eu-west-1"]}""");

        using var answer = await SendAsync(qrie, HttpMethod.Put, "/api/accounts/999999999999", body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_under_its_key_is_answered_as_the_first_time()
    {
        const string body = """{"account_id":"999999999999","regions":["eu-west-1"]}""";
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        using var first = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", body, "lost");

        using var again = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", body, "lost");
        using var other = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", body, "another");
        using var reused = await SendAsync(qrie, HttpMethod.Post, "/api/accounts", body.Replace('9', '8'), "lost");

        again.StatusCode.Should().Be(HttpStatusCode.Created);
        (await again.Content.ReadAsStringAsync(ct)).Should().Be(await first.Content.ReadAsStringAsync(ct)).And.Contain("qrie-", "the external id is told");
        (other.StatusCode, reused.StatusCode).Should().Be((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        using var unknown = await qrie.Http.GetAsync("/api/accounts/888888888888", ct);
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var audit = await qrie.Http.GetFromJsonAsync<JsonElement>("/api/audit?action=account.added", ct);
        audit.GetProperty("entries").EnumerateArray().Count(entry => entry.GetProperty("target").GetString() == "999999999999").Should().Be(1);
    }

    [Fact]
    public async Task A_configured_account_is_changed_in_the_configuration_only()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1 });

        using var answer = await qrie.Http.DeleteAsync($"/api/accounts/{qrie.Simulator.Organization.Accounts[0].Id}", ct);

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    private async Task<HttpResponseMessage> SendAsync(QrieHost qrie, HttpMethod method, string path, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await qrie.Http.SendAsync(request, ct);
    }

    private async Task<IReadOnlyList<FindingRow>> FindingsAsync(QrieHost qrie, SimulatedAccount account) =>
        (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Account = account.Id }, 1000, null, ct)).Items;

    private async Task<Dictionary<string, (string Status, string Message)>> CheckAsync(QrieHost qrie, SimulatedAccount account)
    {
        var answer = await qrie.Http.GetFromJsonAsync<JsonElement>($"/api/accounts/{account.Id}/check", ct);
        return answer.GetProperty("aspects").EnumerateArray().ToDictionary(
            aspect => aspect.GetProperty("aspect").GetString()!,
            aspect => (aspect.GetProperty("status").GetString()!, aspect.GetProperty("message").GetString()!));
    }
}
