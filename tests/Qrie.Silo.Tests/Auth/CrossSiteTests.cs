using System.Net;

namespace Qrie.Silo.Tests.Auth;

/// <summary>What another site's page could have the browser of an admin do.</summary>
[Collection(AuthGroup.Name)]
public sealed class CrossSiteTests(AuthFixture auth)
{
    private const string Foreign = "https://evil.example.com";

    [Fact]
    public async Task Nothing_is_changed_by_a_page_of_another_site_by_any_route()
    {
        using var browser = await SignedInAsync();
        var routes = Routes.Changing(auth.Qrie);
        routes.Should().HaveCountGreaterThan(25);
        routes.Should().Contain(("POST", "/signout")).And.Contain(("POST", "/_blazor/negotiate"));

        foreach (var (method, path) in routes)
        {
            foreach (var headers in ((string, string)[][])[[("Origin", Foreign)], [("Origin", "null")], [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site"), ("Origin", auth.Url.TrimEnd('/'))], []])
            {
                using var response = await browser.SendAsync(new HttpMethod(method), path, headers);
                response.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{method} {path} with {string.Join(' ', headers)}");
                (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("another site", "it is refused for that, and not for a role");
            }
        }
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/orleans/")]
    [InlineData("/findings")]
    public async Task A_socket_is_opened_to_no_page_of_another_site(string path)
    {
        using var browser = await SignedInAsync();

        using var response = await browser.SendAsync(
            HttpMethod.Get, path, ("Origin", Foreign), ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task No_other_site_may_read_an_answer(string method)
    {
        using var browser = await SignedInAsync();

        using var response = await browser.SendAsync(new HttpMethod(method), "/api/findings", ("Origin", Foreign), ("Access-Control-Request-Method", "GET"));

        response.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        response.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
    }

    private async Task<Browser> SignedInAsync()
    {
        var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-admin"];
        (await browser.GoAsync("/signin")).Dispose();
        return browser;
    }
}
