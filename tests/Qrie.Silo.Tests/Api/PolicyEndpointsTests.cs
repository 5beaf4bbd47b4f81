using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Qrie.Silo.Tests.Policies;

namespace Qrie.Silo.Tests.Api;

/// <summary>The lives of policies and exceptions over HTTP.</summary>
public sealed class PolicyEndpointsTests(LivesFixture lives) : IClassFixture<LivesFixture>
{
    private const string Policy = LivesFixture.Policy;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_is_suspended_and_launched_with_a_scope()
    {
        var suspended = await SendAsync(HttpMethod.Delete, $"/api/policies/{Policy}");
        suspended.GetProperty("findings_resolved").GetInt32().Should().Be(12);
        await lives.ShouldEqualTheTruthAsync();
        (await ProblemAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"/api/policies/{Policy}")).GetProperty("detail").GetString().Should().Contain("suspended");

        var body = $$$"""{"policy_id":"{{{Policy}}}","scope":{"include_accounts":["{{{lives.Accounts[0].Id}}}"],"include_tags":{"env":"prod"}},"severity":55,"remediation":"Ask dana."}""";
        var launched = await SendAsync(HttpMethod.Post, "/api/policies", body, HttpStatusCode.Created, "again-1");
        launched.GetProperty("status").GetString().Should().Be("active");
        launched.GetProperty("severity").GetInt32().Should().Be(55);
        launched.GetProperty("remediation").GetString().Should().Be("Ask dana.");
        launched.GetProperty("remediation_parts").ToString().Should().Be("""{"summary":"Ask dana.","console":[],"cli":[],"note":null}""");
        launched.GetProperty("scope").GetProperty("include_tags").GetProperty("env")[0].GetString().Should().Be("prod");
        launched.GetProperty("created_at").ValueKind.Should().Be(JsonValueKind.String);
        await lives.ShouldEqualTheTruthAsync();
        await Eventually.TrueAsync(async () => !(await SendAsync(HttpMethod.Get, $"/api/policies/{Policy}")).GetProperty("evaluation").GetProperty("running").GetBoolean(), "the evaluation to end");
        (await SendAsync(HttpMethod.Get, $"/api/policies/{Policy}")).GetProperty("open_findings").GetInt32().Should().Be(2);

        var repeated = await SendAsync(HttpMethod.Post, "/api/policies", body, HttpStatusCode.Created, "again-1");
        repeated.GetProperty("revision").GetInt64().Should().Be(launched.GetProperty("revision").GetInt64());
        await ProblemAsync(HttpStatusCode.Conflict, HttpMethod.Post, "/api/policies", body, "again-2");
        await ProblemAsync(HttpStatusCode.Conflict, HttpMethod.Post, "/api/policies", $$"""{"policy_id":"{{Policy}}"}""", "again-1");

        var changed = await SendAsync(HttpMethod.Put, $"/api/policies/{Policy}", """{"scope":null,"severity":null,"remediation":null}""");
        changed.GetProperty("severity").GetInt32().Should().NotBe(55);
        changed.GetProperty("scope").GetProperty("include_accounts").GetArrayLength().Should().Be(0);
        await lives.ShouldEqualTheTruthAsync();

        var trail = (await SendAsync(HttpMethod.Get, $"/api/audit?action=policy&target={Policy}&principal=local")).GetProperty("entries").EnumerateArray().ToArray();
        trail.Take(3).Select(entry => entry.GetProperty("action").GetString()).Should().Equal("policy.changed", "policy.launched", "policy.suspended");
        trail[0].GetProperty("details").GetProperty("severity").GetProperty("from").GetInt32().Should().Be(55);
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_has_changed_is_refused()
    {
        var revision = (await SendAsync(HttpMethod.Get, $"/api/policies/{Policy}")).GetProperty("revision").GetInt64();
        await SendAsync(HttpMethod.Put, $"/api/policies/{Policy}", $$"""{"severity":40,"revision":{{revision}}}""");
        await ProblemAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"/api/policies/{Policy}", $$"""{"severity":41,"revision":{{revision}}}""");
        (await SendAsync(HttpMethod.Put, $"/api/policies/{Policy}", """{"severity":null}""")).GetProperty("revision").GetInt64().Should().Be(revision + 2);
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task A_preview_counts_by_account_and_shows_a_sample()
    {
        var preview = await SendAsync(HttpMethod.Post, $"/api/policies/{Policy}/preview", $$$"""{"scope":{"exclude_accounts":["{{{lives.Accounts[1].Id}}}"]}}""");
        preview.GetProperty("complete").GetBoolean().Should().BeTrue();
        preview.GetProperty("violations").GetInt32().Should().Be(8);
        preview.GetProperty("out_of_scope").GetInt32().Should().Be(4);
        preview.GetProperty("accounts").GetArrayLength().Should().Be(3);
        preview.GetProperty("sample").GetArrayLength().Should().Be(8);
    }

    [Fact]
    public async Task A_finding_is_excepted_at_once_and_open_again_at_once()
    {
        const string arn = "arn:aws:s3:::lives-2-3";
        async Task<JsonElement> FindingAsync() => (await SendAsync(HttpMethod.Get, $"/api/findings?policy={Policy}&q=lives-2-3")).GetProperty("findings").EnumerateArray().Single();
        var id = (await FindingAsync()).GetProperty("id").GetString();
        var until = lives.Time.GetUtcNow().AddDays(3);

        var exception = await SendAsync(HttpMethod.Put, $"/api/findings/{id}/exception", $$"""{"reason":"a test bucket","owner":"dana","expires_at":"{{until:O}}"}""");
        exception.GetProperty("arn").GetString().Should().Be(arn);
        exception.GetProperty("findings").GetInt32().Should().Be(1);
        var excepted = await FindingAsync();
        excepted.GetProperty("state").GetString().Should().Be("RESOLVED");
        excepted.GetProperty("resolved_reason").GetString().Should().Be("EXCEPTION");
        excepted.GetProperty("exception_id").GetString().Should().Be(exception.GetProperty("id").GetString());
        await lives.ShouldEqualTheTruthAsync();

        await SendAsync(HttpMethod.Delete, $"/api/findings/{id}/exception");
        (await FindingAsync()).GetProperty("state").GetString().Should().Be("ACTIVE");
        await ProblemAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"/api/findings/{id}/exception");
        await lives.ShouldEqualTheTruthAsync();
    }

    [Fact]
    public async Task Exceptions_by_pattern_are_created_once_listed_page_by_page_and_ended()
    {
        var until = lives.Time.GetUtcNow().AddDays(3);
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(0, 3))
        {
            var body = $$"""{"policy_id":"{{Policy}}","resource":"arn:aws:s3:::lives-{{number}}-0","reason":"r","owner":"pages","expires_at":"{{until:O}}"}""";
            var created = await SendAsync(HttpMethod.Post, "/api/exceptions", body, HttpStatusCode.Created, $"key-{number}");
            var repeated = await SendAsync(HttpMethod.Post, "/api/exceptions", body, HttpStatusCode.Created, $"key-{number}");
            repeated.GetProperty("id").GetString().Should().Be(created.GetProperty("id").GetString());
            ids.Add(created.GetProperty("id").GetString()!);
        }

        await lives.ShouldEqualTheTruthAsync();
        var first = await SendAsync(HttpMethod.Get, "/api/exceptions?owner=pages&page_size=2");
        var second = await SendAsync(HttpMethod.Get, $"/api/exceptions?owner=pages&page_size=2&next_token={first.GetProperty("next_token").GetString()}");
        JsonElement[] all = [.. first.GetProperty("exceptions").EnumerateArray(), .. second.GetProperty("exceptions").EnumerateArray()];
        all.Select(exception => exception.GetProperty("id").GetString()).Should().Equal(Enumerable.Reverse(ids));
        all.Should().OnlyContain(exception => exception.GetProperty("findings").GetInt32() == 1);
        second.TryGetProperty("next_token", out _).Should().BeFalse();

        foreach (var id in ids)
        {
            await SendAsync(HttpMethod.Delete, $"/api/exceptions/{id}");
        }

        await ProblemAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/api/exceptions/{ids[0]}");
        await lives.ShouldEqualTheTruthAsync();
    }

    [Theory]
    [InlineData("POST", "/api/policies", "{}", "policy_id")]
    [InlineData("POST", "/api/policies", """{"policy_id":"NoSuchPolicy"}""", "policy_id")]
    [InlineData("POST", "/api/policies", """{"policy_id":7}""", "policy_id")]
    [InlineData("POST", "/api/policies", "[]", "body")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"severity":101}""", "severity")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"severity":1.5}""", "severity")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"serverity":10}""", "serverity")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"status":"available"}""", "status")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"remediation":""}""", "remediation")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"scope":[]}""", "scope")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"scope":{"include_accounts":["12"]}}""", "scope.include_accounts")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"scope":{"exclude_tags":["env"]}}""", "scope.exclude_tags")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"scope":{"include_ou_paths":["prod"]}}""", "scope.include_ou_paths")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"scope":{"accounts":[]}}""", "scope.accounts")]
    [InlineData("PUT", $"/api/policies/{Policy}", """{"parameters":{"days":3}}""", "parameters.days")]
    [InlineData("POST", $"/api/policies/{Policy}/preview", """{"severity":-1}""", "severity")]
    [InlineData("POST", $"/api/policies/{Policy}/preview?next_token=foo", "{}", "next_token")]
    [InlineData("POST", "/api/exceptions", """{"reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "resource")]
    [InlineData("POST", "/api/exceptions", """{"resource":"*","reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "resource")]
    [InlineData("POST", "/api/exceptions", """{"resource":"arn:aws:*:*","tags":{},"reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "resource")]
    [InlineData("POST", "/api/exceptions", """{"resource":"arn:aws:s3:::x","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "reason")]
    [InlineData("POST", "/api/exceptions", """{"resource":"arn:aws:s3:::x","reason":"r","owner":"o","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("POST", "/api/exceptions", """{"resource":"arn:aws:s3:::x","reason":"r","owner":"o"}""", "expires_at")]
    [InlineData("POST", "/api/exceptions", """{"account":"1","reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "account")]
    [InlineData("POST", "/api/exceptions", """{"policy_id":"x","reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""", "policy_id")]
    [InlineData("GET", "/api/exceptions?account=1", null, "account")]
    [InlineData("GET", "/api/audit?since=yesterday", null, "since")]
    public async Task A_bad_member_is_named(string method, string path, string? body, string parameter)
    {
        var problem = await ProblemAsync(HttpStatusCode.BadRequest, new HttpMethod(method), path, body);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(parameter);
    }

    [Theory]
    [InlineData("GET", "/api/policies/NoSuchPolicy", null)]
    [InlineData("PUT", "/api/policies/NoSuchPolicy", "{}")]
    [InlineData("DELETE", "/api/policies/NoSuchPolicy", null)]
    [InlineData("POST", "/api/policies/NoSuchPolicy/preview", "{}")]
    [InlineData("PUT", "/api/findings/nothing/exception", """{"reason":"r","owner":"o","expires_at":"2099-01-01T00:00:00Z"}""")]
    [InlineData("DELETE", "/api/findings/UDoK/exception", null)]
    [InlineData("DELETE", "/api/exceptions/nothing", null)]
    public async Task What_is_not_there_is_not_found(string method, string path, string? body) =>
        await ProblemAsync(HttpStatusCode.NotFound, new HttpMethod(method), path, body);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null, HttpStatusCode status = HttpStatusCode.OK, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await lives.Host.Http.SendAsync(request, ct);
        response.StatusCode.Should().Be(status, await response.Content.ReadAsStringAsync(ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private async Task<JsonElement> ProblemAsync(HttpStatusCode status, HttpMethod method, string path, string? body = null, string? key = null)
    {
        var problem = await SendAsync(method, path, body, status, key);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        return problem;
    }
}
