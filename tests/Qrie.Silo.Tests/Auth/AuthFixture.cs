using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qrie.Silo.Auth;
using Qrie.Silo.Tests.Notifications;

namespace Qrie.Silo.Tests.Auth;

/// <summary>A Qrie that asks who one is, by every way there is.</summary>
public sealed class AuthFixture : IAsyncLifetime
{
    internal FakeProvider Provider { get; private set; } = null!;

    internal QrieHost Qrie { get; private set; } = null!;

    internal Logs Logs { get; } = new();

    internal string Url => Qrie.Http.BaseAddress!.ToString();

    public async ValueTask InitializeAsync()
    {
        Provider = await FakeProvider.StartAsync();
        Qrie = await QrieHost.StartAsync(settings: Settings(Provider), configure: services => services.AddSingleton<ILoggerProvider>(Logs));
    }

    internal static Dictionary<string, string?> Settings(FakeProvider provider) => new()
    {
        ["Qrie:Auth:Oidc:Authority"] = provider.Url,
        ["Qrie:Auth:Oidc:ClientId"] = FakeProvider.ClientId,
        ["Qrie:Auth:Oidc:ClientSecret"] = FakeProvider.ClientSecret,
        ["Qrie:Auth:Jwt:Authority"] = provider.Url,
        ["Qrie:Auth:Jwt:Audience"] = FakeProvider.Audience,
        ["Qrie:Auth:ApiTokens"] = "true",
        ["Qrie:Auth:RequireHttps"] = "false",
        ["Qrie:Notifications:AllowLoopback"] = "true",
        // All routes are tried in a moment, with every sort of caller.
        ["Qrie:RateLimit:Burst"] = "100000",
    };

    internal Browser NewBrowser() => new(Qrie.Http.BaseAddress!);

    internal async Task<string> TokenAsync(string role, TimeSpan? lifetime = null) =>
        (await Qrie.Service<ApiTokens>().CreateAsync($"test {role}", role, "test", lifetime ?? TimeSpan.FromDays(1))).Token;

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await Qrie.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Qrie.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
