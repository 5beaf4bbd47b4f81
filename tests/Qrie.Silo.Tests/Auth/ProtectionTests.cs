using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Tests.Notifications;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed class ProtectionTests(AuthFixture auth)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_planted_secret_is_in_no_log_no_answer_and_no_file()
    {
        var admin = await auth.TokenAsync(Roles.Admin);
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(500));
        using var hook = JsonContent.Create(new { id = "planted", kind = "webhook", url = $"{receiver.Url}/{Outbox.Secret}", secret = Outbox.Secret });
        (await auth.SendAsync(HttpMethod.Post, "/api/notifications/destinations", admin, hook)).Dispose();
        (await auth.SendAsync(HttpMethod.Post, "/api/notifications/destinations/planted/test", admin)).Dispose();
        using var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-admin"];
        (await browser.GoAsync("/signin")).Dispose();
        string[] secrets = [Outbox.Secret, FakeProvider.ClientSecret, "planted-access-token", admin[^43..]];

        var answers = new List<string>();
        foreach (var path in (string[])["/api/notifications/destinations", "/api/tokens", "/api/audit", "/api/me", "/api/accounts", "/openapi/v1.json", "/api/notifications/dead-letters", "/orleans/DashboardCounters"])
        {
            using var response = await auth.SendAsync(HttpMethod.Get, path, admin);
            response.StatusCode.Should().Be(HttpStatusCode.OK, path);
            answers.Add(await response.Content.ReadAsStringAsync(Ct));
        }

        foreach (var secret in secrets)
        {
            answers.Should().NotContain(answer => answer.Contains(secret));
            auth.Logs.Lines.Should().NotContain(line => line.Contains(secret));
            foreach (var file in Directory.GetFiles(auth.Qrie.Service<DataFolder>().Location, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                (await reader.ReadToEndAsync(Ct)).Contains(secret).Should().BeFalse($"{Path.GetFileName(file)} must not hold a secret");
            }
        }
    }

    [Fact]
    public async Task The_console_and_the_api_say_what_browsers_may_do()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-admin"];
        using var page = await browser.GoAsync("/findings");
        using var docs = await browser.GoAsync("/api/docs/");
        using var api = await browser.SendAsync(HttpMethod.Get, "/api/me");
        using var dashboard = await browser.GoAsync("/orleans/");

        foreach (var response in (HttpResponseMessage[])[page, docs, api, dashboard])
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            response.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
            response.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
            var policy = response.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Subject;
            policy.Should().Contain("frame-ancestors 'none'").And.NotContain("unsafe-eval").And.NotMatchRegex("script-src[^;]*unsafe-inline").And.NotMatchRegex("default-src[^;]*unsafe-inline");
        }

        api.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'");
        api.Headers.CacheControl!.NoStore.Should().BeTrue();
        docs.Headers.GetValues("Content-Security-Policy").Single().Should().MatchRegex("script-src 'self' 'nonce-[^']{16,}'");
        (await page.Content.ReadAsStringAsync(Ct)).Should().NotMatchRegex("<script(?![^>]*src=)[^>]*>[^<]");
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_again()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var qrie = await QrieHost.StartAsync(settings: new(AuthFixture.Settings(provider)) { ["Qrie:RateLimit:Burst"] = "3", ["Qrie:RateLimit:RequestsPerSecond"] = "1" });
        var token = (await qrie.Service<ApiTokens>().CreateAsync("x", Roles.Reader, "test", TimeSpan.FromDays(1))).Token;
        var answers = new List<HttpStatusCode>();
        HttpResponseMessage? last = null;
        for (var i = 0; i < 30 && last?.StatusCode != HttpStatusCode.TooManyRequests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/policies");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            last = await qrie.Http.SendAsync(request, Ct);
            answers.Add(last.StatusCode);
        }

        answers[0].Should().Be(HttpStatusCode.OK);
        last!.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        last.Headers.RetryAfter!.Delta.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        last.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var health = await qrie.Http.GetAsync("/api/health/live", Ct);
        health.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Other_machines_may_be_listened_to_only_with_authentication()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        WebApplication Build(params (string Key, string Value)[] settings)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "qrie", ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)).Append(new("Urls", "http://0.0.0.0:5080")));
            return QrieApplication.Build(builder, simulator);
        }

        // Built, and not started: nothing of these tests listens to other machines.
        await using (Build(("Qrie:Auth:ApiTokens", "true")))
        {
        }

        var without = () => Build();
        without.Should().Throw<InsecureBindingException>();
    }

    [Theory]
    [InlineData("Qrie:Auth:Oidc:Authority", "http://login.example.com", "https")]
    [InlineData("Qrie:Auth:Jwt:Authority", "https://login.example.com", "Audience")]
    [InlineData("Qrie:Auth:TrustedProxies:0", "10.0.0.0/99", "10.0.0.0/16")]
    [InlineData("Qrie:Auth:SessionLifetime", "00:00:01", "SessionLifetime")]
    public async Task Settings_that_are_wrong_stop_the_start_and_name_the_key(string key, string value, string hint)
    {
        var start = () => QrieHost.StartAsync(settings: new() { ["Qrie:Auth:ApiTokens"] = "true", [key] = value });

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain(hint);
    }

    [Theory]
    [InlineData("198.51.100.7", false, 403)]
    [InlineData("198.51.100.7", true, 200)]
    [InlineData("127.0.0.1", false, 200)]
    public async Task What_comes_in_the_clear_from_other_machines_is_refused(string from, bool https, int status)
    {
        var guard = new HttpsGuard(
            http =>
            {
                http.Response.StatusCode = 200;
                return Task.CompletedTask;
            },
            Options.Create(new AuthOptions { ApiTokens = true }));
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = auth.Qrie.App.Services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Scheme = https ? "https" : "http";

        await guard.InvokeAsync(context);

        context.Response.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task Without_authentication_this_machine_is_an_admin_and_no_other_is()
    {
        await using var qrie = await QrieHost.StartAsync();
        (await qrie.Http.GetStringAsync("/api/me", Ct)).Should().Contain("\"name\":\"local\"").And.Contain("\"role\":\"admin\"").And.Contain("\"authentication\":false");
        using var audit = await qrie.Http.GetAsync("/api/audit", Ct);
        audit.StatusCode.Should().Be(HttpStatusCode.OK);

        using var scope = qrie.App.Services.CreateScope();
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = IPAddress.Parse("198.51.100.7");
        var result = await scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Authentication.IAuthenticationService>().AuthenticateAsync(context, Schemes.Any);
        result.Succeeded.Should().BeFalse();
    }
}
