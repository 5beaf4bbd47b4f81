using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed class SignInTests(AuthFixture auth)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_sends_to_the_provider_with_a_code_challenge_and_back_to_the_page()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.User = "carol";
        auth.Provider.UserRoles = ["qrie-operator"];

        using var sent = await browser.SendAsync(HttpMethod.Get, "/findings?q=x");
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        sent.Headers.Location!.Query.Should().Contain("code_challenge_method=S256").And.Contain("response_type=code").And.NotContain(FakeProvider.ClientSecret);
        using var page = await browser.GoAsync("/findings?q=x");

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.RequestMessage!.RequestUri!.PathAndQuery.Should().Be("/findings?q=x");
        var me = await MeAsync(browser);
        me.GetProperty("name").GetString().Should().Be("carol");
        me.GetProperty("role").GetString().Should().Be("operator");
        var session = browser.SetCookies.Last(cookie => cookie.StartsWith("qrie=", StringComparison.Ordinal));
        session.Should().ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=lax").And.NotContainEquivalentOf("domain=");
    }

    [Fact]
    public async Task Who_signed_in_without_a_role_sees_no_page()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.User = "mallory";
        auth.Provider.UserRoles = ["something-else"];

        using var page = await browser.GoAsync("/findings");

        page.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_identity_token_for_another_sign_in_is_refused()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.WrongNonce = "another";

        using var page = await browser.GoAsync("/findings");

        auth.Provider.WrongNonce = null;
        page.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var findings = await browser.SendAsync(HttpMethod.Get, "/api/findings");
        findings.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_that_was_not_asked_for_here_is_refused()
    {
        using var victim = auth.NewBrowser();

        using var response = await victim.GoAsync("/signin-oidc?code=stolen&state=made-up");

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        victim.SetCookies.Should().NotContain(cookie => cookie.StartsWith("qrie=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("//evil.example.com/")]
    [InlineData("/\\evil.example.com/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_site(string target)
    {
        using var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-reader"];

        using var page = await browser.GoAsync($"/signin?return={Uri.EscapeDataString(target)}");

        page.RequestMessage!.RequestUri!.ToString().Should().Be(auth.Url);
    }

    [Fact]
    public async Task Another_site_changes_nothing_with_somebodys_cookie()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-admin"];
        (await browser.GoAsync("/signin")).Dispose();
        var origin = auth.Url.TrimEnd('/');
        const string refresh = "/api/resources/arn:aws:s3:::nobody/refresh";

        using var foreign = await browser.SendAsync(HttpMethod.Post, refresh, ("Origin", "https://evil.example.com"));
        using var silent = await browser.SendAsync(HttpMethod.Post, refresh);
        using var own = await browser.SendAsync(HttpMethod.Post, refresh, ("Origin", origin));
        using var signOut = await browser.SendAsync(HttpMethod.Post, "/signout", ("Origin", "https://evil.example.com"));

        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        silent.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        own.StatusCode.Should().Be(HttpStatusCode.NotFound);
        signOut.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await MeAsync(browser)).GetProperty("role").GetString().Should().Be("admin");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var browser = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-reader"];
        (await browser.GoAsync("/signin")).Dispose();

        using var response = await browser.SendAsync(HttpMethod.Post, "/signout", ("Origin", auth.Url.TrimEnd('/')));
        using var findings = await browser.SendAsync(HttpMethod.Get, "/api/findings");

        response.Headers.Location!.ToString().Should().Be("/signed-out");
        findings.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var goodbye = await browser.SendAsync(HttpMethod.Get, "/signed-out");
        goodbye.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_of_a_session_that_was_signed_out_lets_nobody_in()
    {
        using var browser = auth.NewBrowser();
        using var thief = auth.NewBrowser();
        auth.Provider.UserRoles = ["qrie-reader"];
        (await browser.GoAsync("/signin")).Dispose();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        (await MeAsync(thief)).GetProperty("role").GetString().Should().Be("reader");

        (await browser.SendAsync(HttpMethod.Post, "/signout", ("Origin", auth.Url.TrimEnd('/')))).Dispose();

        using var findings = await thief.SendAsync(HttpMethod.Get, "/api/findings");
        findings.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_program_with_a_cookie_that_is_none_is_answered_and_not_sent_away()
    {
        using var browser = auth.NewBrowser();
        browser.Cookies.Add(new Uri(auth.Url), new Cookie("qrie", "CfDJ8nonsense"));

        using var findings = await browser.SendAsync(HttpMethod.Get, "/api/findings");

        findings.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        findings.Headers.Location.Should().BeNull();
    }

    private static async Task<JsonElement> MeAsync(Browser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, "/api/me");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }
}
