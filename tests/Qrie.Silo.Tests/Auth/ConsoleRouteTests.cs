using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

/// <summary>What the API's routes are tested for, for all others: the console's pages and hub, and the dashboard of Orleans.</summary>
[Collection(AuthGroup.Name)]
public sealed class ConsoleRouteTests(AuthFixture auth)
{
    [Fact]
    public async Task Nothing_but_what_is_open_answers_who_says_nothing()
    {
        var routes = Routes.OutsideOfTheApi(auth.Qrie);
        routes.Should().HaveCountGreaterThan(30);
        routes.Select(route => route.Path).Should().Contain("/_blazor").And.Contain("/_blazor/negotiate").And.Contain("/findings").And.Contain(path => path.StartsWith("/orleans"));

        foreach (var (method, path) in routes)
        {
            // As a page's own script would send it, so that it is not refused for that.
            using var browser = auth.NewBrowser();
            using var response = await browser.SendAsync(new HttpMethod(method), path, ("Sec-Fetch-Site", "same-origin"));
            var sentToSignIn = response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().StartsWith(auth.Provider.Url, StringComparison.Ordinal);
            (sentToSignIn || response.StatusCode == HttpStatusCode.Unauthorized).Should().BeTrue($"{method} {path} answers {response.StatusCode} {response.Headers.Location}");
        }
    }

    [Fact]
    public async Task Nor_who_has_no_role_or_a_token_that_is_false()
    {
        var expired = await auth.TokenAsync(Roles.Admin, TimeSpan.FromTicks(1));
        foreach (var (method, path) in Routes.OutsideOfTheApi(auth.Qrie))
        {
            using var roleless = await auth.SendAsync(new HttpMethod(method), path, auth.Provider.Token([]));
            using var late = await auth.SendAsync(new HttpMethod(method), path, expired);
            roleless.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{method} {path}");
            late.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task A_session_that_has_ended_is_none()
    {
        var routes = Routes.OutsideOfTheApi(auth.Qrie).Where(route => route.Method == "GET").Append(("GET", "/api/findings")).Append(("GET", "/api/events/stream"));
        using var current = Session(TimeSpan.FromMinutes(1));
        using var ended = Session(TimeSpan.FromMinutes(-1));
        (await current.SendAsync(HttpMethod.Get, "/api/findings")).StatusCode.Should().Be(HttpStatusCode.OK, "a session that has not ended lets in");

        foreach (var (method, path) in routes)
        {
            using var response = await ended.SendAsync(new HttpMethod(method), path);
            response.StatusCode.Should().BeOneOf([HttpStatusCode.Redirect, HttpStatusCode.Unauthorized], $"{method} {path}");
        }
    }

    [Fact]
    public async Task Every_page_says_what_browsers_may_do_also_one_that_does_not_exist()
    {
        var pages = Routes.Pages(auth.Qrie);
        pages.Should().HaveCountGreaterThan(15);
        using var browser = Session(TimeSpan.FromMinutes(1));

        foreach (var page in pages.Append("/nonsense").Append("/resources/<script>alert(1)</script>").Append("/findings?q=<script>alert(1)</script>"))
        {
            using var response = await browser.SendAsync(HttpMethod.Get, page);
            var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
            policy.Should().MatchRegex("^default-src '(self|none)'", page).And.Contain("frame-ancestors 'none'", page).And.NotContain("unsafe-eval", page).And.NotMatchRegex("script-src", page);
            response.Headers.GetValues("X-Content-Type-Options").Should().Equal(["nosniff"], page);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("<script>alert", page);
        }
    }

    private Browser Session(TimeSpan left)
    {
        var session = auth.Qrie.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Schemes.Session);
        var now = DateTimeOffset.UtcNow;
        var identity = new ClaimsIdentity([new Claim("sub", "somebody"), new Claim(Roles.Claim, Roles.Admin)], Schemes.Session);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now.AddHours(-1), ExpiresUtc = now + left }, Schemes.Session);
        var browser = auth.NewBrowser();
        browser.Cookies.Add(new Uri(auth.Url), new Cookie(session.Cookie.Name!, session.TicketDataFormat.Protect(ticket)));
        return browser;
    }
}
