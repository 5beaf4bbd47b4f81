using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Tests.Notifications;

namespace Qrie.Silo.Tests.Auth;

/// <summary>Qrie at work, with everything logged that can be, and all that it shows and keeps read through for what it must not tell.</summary>
public sealed partial class SecretsTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private const string Configured = "planted-external-id-of-the-settings";
    private readonly Logs logs = new();
    private readonly Measurements measurements = new();
    private QrieHost qrie = null!;
    private string admin = "";

    public async ValueTask InitializeAsync()
    {
        qrie = await QrieHost.StartAsync(
            settings: new() { ["Qrie:Auth:ApiTokens"] = "true", ["Qrie:Notifications:AllowLoopback"] = "true", ["Qrie:Organization:ExternalId"] = Configured },
            configure: services => services.AddSingleton<ILoggerProvider>(logs).Configure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.Rules.Add(new LoggerFilterRule(typeof(Logs).FullName, null, LogLevel.Trace, null));
                options.MinLevel = LogLevel.None;
            }));
        admin = (await qrie.Service<ApiTokens>().CreateAsync("admin", Roles.Admin, "test", TimeSpan.FromDays(1))).Token;
    }

    public async ValueTask DisposeAsync()
    {
        measurements.Dispose();
        await qrie.DisposeAsync();
        logs.Dispose();
    }

    [Fact]
    public async Task What_is_secret_is_told_nowhere()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(500));
        (await SendAsync("/api/notifications/destinations", new { id = "planted", kind = "webhook", url = $"{receiver.Url}/{Outbox.Secret}", secret = Outbox.Secret })).Should().NotContain(Outbox.Secret);
        await SendAsync("/api/notifications/destinations/planted/test", null);
        // An account whose role refuses: what AWS says of it goes to logs and pages.
        var stranger = JsonDocument.Parse(await SendAsync("/api/accounts", new { account_id = "999900001111", name = "stranger", regions = new[] { "us-east-1" } })).RootElement.GetProperty("external_id").GetString()!;
        using (var s3 = qrie.S3(account))
        {
            await s3.PutBucketAsync("watched", Ct);
        }

        await Eventually.TrueAsync(
            async () => (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter(), 10, null, Ct)).Items.Count > 0, "a finding");
        var session = await qrie.Service<IGrainFactory>().GetGrain<IAccountGrain>(account.Id).GetSessionAsync(TimeSpan.FromMinutes(1), null);
        Credentials().IsMatch(session.SessionToken).Should().BeTrue();
        Credentials().IsMatch(session.SecretAccessKey).Should().BeTrue();

        var told = await AnswersAsync(account.Id);
        told.AddRange(logs.Lines.Select(line => ("the log", line)));
        told.AddRange(measurements.Texts.Select(text => ("a metric", text)));
        told.Add(("the console's circuit", await ErrorsAsync()));
        var kept = Files();

        told.Should().HaveCountGreaterThan(500);
        foreach (var secret in (string[])[Outbox.Secret, Configured, admin[^43..], stranger, .. qrie.Simulator.Organization.Accounts.Select(known => known.ExternalId)])
        {
            told.Should().NotContain(pair => pair.Text.Contains(secret) && !(pair.Where == $"/api/accounts/{account.Id}/onboarding" && secret == account.ExternalId));
            kept.Where(file => file.Text.Contains(secret)).Select(file => file.Where).Should().BeSubsetOf(secret == stranger ? ["qrie.db", "qrie.db-wal"] : []);
        }

        told.Where(pair => Credentials().IsMatch(pair.Text)).Should().BeEmpty();
        kept.Where(file => Credentials().IsMatch(file.Text)).Select(file => file.Where).Should().BeEmpty();
        measurements.Texts.Where(text => text.StartsWith("Qrie", StringComparison.Ordinal)).Should().NotContain(text => text.Contains("arn:") || text.Contains(account.Id));
    }

    private async Task<List<(string Where, string Text)>> AnswersAsync(string account)
    {
        string[] paths =
        [
            .. Routes.Readable(qrie).Select(path => path.StartsWith("/api/accounts/", StringComparison.Ordinal) ? path.Replace("/x", $"/{account}", StringComparison.Ordinal) : path),
            "/api/resources/arn:aws:s3:::watched", "/api/resources/arn:aws:s3:::watched/history", "/api/export/findings?format=ocsf", "/api/export/findings?format=asff", "/openapi/v1.json",
            "/api/accounts/999900001111/check", "/api/nonsense", "/nonsense", "/findings",
            .. ((string[])["DashboardCounters", "ClusterStats", "GrainTypes", "TopGrainMethods", "Reminders/1"]).Select(path => $"/orleans/{path}"),
            .. ((string[])["Accounts.Account", "Resources.Resource", "Policies.PolicySet", "Scans.Schedule", "Changes.AccountInbox", "Changes.AccountStream"])
                .SelectMany(grain => ((string[])[account, "999900001111", "arn:aws:s3:::watched"]).Select(id => $"/orleans/GrainState?grainId={id}&grainType=Qrie.{grain}Grain")),
        ];
        var answers = new List<(string, string)>();
        foreach (var path in paths)
        {
            using var response = await RequestAsync(HttpMethod.Get, path, null);
            answers.Add((path, $"{response.Headers} {await response.Content.ReadAsStringAsync(Ct)}"));
        }

        return answers;
    }

    private async Task<string> ErrorsAsync()
    {
        using var content = new StringContent("{\"kind\":", Encoding.UTF8, "application/json");
        using var response = await RequestAsync(HttpMethod.Post, "/api/notifications/destinations", content);
        return await response.Content.ReadAsStringAsync(Ct);
    }

    private List<(string Where, string Text)> Files()
    {
        var files = new List<(string, string)>();
        foreach (var file in Directory.GetFiles(qrie.Service<DataFolder>().Location, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            files.Add((Path.GetFileName(file), reader.ReadToEnd()));
        }

        return files;
    }

    private async Task<string> SendAsync(string path, object? body)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var response = await RequestAsync(HttpMethod.Post, path, content);
        response.IsSuccessStatusCode.Should().BeTrue(path);
        return await response.Content.ReadAsStringAsync(Ct);
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {admin}");
        return await qrie.Http.SendAsync(request, Ct);
    }

    // What the simulated STS gives out as secret keys and tokens.
    [GeneratedRegex("[0-9a-f]{32}simulate|token/[0-9a-f]{32}")]
    private static partial Regex Credentials();
}
