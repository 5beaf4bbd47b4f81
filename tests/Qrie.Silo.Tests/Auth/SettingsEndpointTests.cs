using System.Net;
using System.Text.Json;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed class SettingsEndpointTests(AuthFixture auth)
{
    [Fact]
    public async Task An_admin_is_told_the_settings_in_effect_and_the_silos_without_what_is_secret()
    {
        using var response = await auth.SendAsync(HttpMethod.Get, "/api/settings", await auth.TokenAsync(Roles.Admin));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(text).RootElement;
        var settings = answer.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("settings").EnumerateArray())
            .ToDictionary(setting => setting.GetProperty("key").GetString()!);

        answer.GetProperty("version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        answer.GetProperty("is_simulated").GetBoolean().Should().BeTrue();
        var silo = answer.GetProperty("silos").EnumerateArray().Should().ContainSingle().Which;
        silo.GetProperty("is_this").GetBoolean().Should().BeTrue();
        silo.GetProperty("address").GetString().Should().StartWith("127.0.0.1:");
        settings["Qrie:RateLimit:Burst"].GetProperty("value").GetString().Should().Be("100000");
        settings["Qrie:RateLimit:Burst"].GetProperty("is_set").GetBoolean().Should().BeTrue();
        settings["Qrie:RateLimit:RequestsPerSecond"].GetProperty("is_set").GetBoolean().Should().BeFalse();
        settings["Qrie:Auth:Oidc:ClientId"].GetProperty("value").GetString().Should().Be(FakeProvider.ClientId);
        var secret = settings["Qrie:Auth:Oidc:ClientSecret"];
        (secret.GetProperty("is_set").GetBoolean(), secret.GetProperty("is_secret").GetBoolean(), secret.GetProperty("value").ValueKind).Should().Be((true, true, JsonValueKind.Null));
        text.Should().NotContain(FakeProvider.ClientSecret);
    }

    [Theory]
    [InlineData(Roles.Reader)]
    [InlineData(Roles.Operator)]
    public async Task Nobody_else_is(string role)
    {
        using var response = await auth.SendAsync(HttpMethod.Get, "/api/settings", await auth.TokenAsync(role));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
