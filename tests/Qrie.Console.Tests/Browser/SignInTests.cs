using Amazon.S3.Model;
using Microsoft.Playwright;
using Qrie.Silo.Tests;
using Qrie.Silo.Tests.Auth;
using static Microsoft.Playwright.Assertions;

namespace Qrie.Console.Tests.Browser;

/// <summary>Signing in with a provider, as a browser does it: code and proof key, cookies, the console's circuit, and out again.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };
    private Chromium chromium = null!;
    private FakeProvider provider = null!;
    private QrieHost qrie = null!;

    private string Address => qrie.Http.BaseAddress!.ToString();

    public async ValueTask InitializeAsync()
    {
        chromium = await Chromium.StartAsync();
        provider = await FakeProvider.StartAsync();
        qrie = await QrieHost.StartAsync(settings: new()
        {
            ["Qrie:Auth:Oidc:Authority"] = provider.Url,
            ["Qrie:Auth:Oidc:ClientId"] = FakeProvider.ClientId,
            ["Qrie:Auth:Oidc:ClientSecret"] = FakeProvider.ClientSecret,
            ["Qrie:Auth:RequireHttps"] = "false",
            ["Qrie:Auth:SessionCheck"] = "00:00:01",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await qrie.DisposeAsync();
        await provider.DisposeAsync();
        await chromium.DisposeAsync();
    }

    [Fact]
    public async Task A_reader_signs_in_sees_the_console_without_what_is_the_admins_and_signs_out()
    {
        (provider.User, provider.UserRoles) = ("rita", ["qrie-reader"]);
        var page = await chromium.OpenAsync($"{Address}findings?q=sought");

        page.Url.Should().Be($"{Address}findings?q=sought", "signing in leads back to the page that was asked for");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveAttributeAsync("title", "rita");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Policies" })).ToBeVisibleAsync(Patient);
        await AdminsControlsAsync(page, areThere: false);
        await page.GotoAsync($"{Address}audit");
        await Expect(page.GetByText("The audit trail is for admins")).ToBeVisibleAsync(Patient);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByText("You are signed out of Qrie.")).ToBeVisibleAsync(Patient);

        (await page.Context.CookiesAsync()).Should().NotContain(cookie => cookie.Name == "qrie");
        (await page.Context.APIRequest.GetAsync($"{Address}api/findings")).Status.Should().Be(401);
        chromium.Strangers.Should().BeEmpty();
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_that_is_open_is_told_of_a_sign_out_elsewhere_and_leads_back_through_sign_in()
    {
        (provider.User, provider.UserRoles) = ("rita", ["qrie-reader"]);
        var page = await chromium.OpenAsync($"{Address}accounts");
        await Expect(page.GetByText(qrie.Simulator.Organization.Accounts[0].Id).First).ToBeVisibleAsync(Patient);
        var stranger = await chromium.OpenAsync($"{Address}accounts");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Address);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(other.GetByText("You are signed out of Qrie.")).ToBeVisibleAsync(Patient);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your session is over" })).ToBeVisibleAsync(Patient);
        (await page.Locator("main").TextContentAsync()).Should().NotContain(qrie.Simulator.Organization.Accounts[0].Id, "what the page showed goes with it");
        await page.EvaluateAsync(Axe.Script());
        (await Axe.ViolationsAsync(page, "session over")).Should().BeEmpty();
        await Pictures.TakeAsync(page, "session-over");
        await Expect(stranger.GetByText(qrie.Simulator.Organization.Accounts[0].Id).First).ToBeVisibleAsync(Patient);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByText(qrie.Simulator.Organization.Accounts[0].Id).First).ToBeVisibleAsync(Patient);
        page.Url.Should().Be($"{Address}accounts");
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task An_admin_who_signs_in_the_same_way_has_them()
    {
        (provider.User, provider.UserRoles) = ("ada", ["qrie-admin"]);
        var page = await chromium.OpenAsync(Address);

        await AdminsControlsAsync(page, areThere: true);

        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task What_strangers_write_is_text_on_the_pages()
    {
        const string hostile = "<img src=x onerror=document.title='forged'>";
        provider.UserRoles = ["qrie-reader"];
        using (var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]))
        {
            await s3.PutBucketAsync("hostile", TestContext.Current.CancellationToken);
            await s3.PutBucketTaggingAsync(
                new PutBucketTaggingRequest { BucketName = "hostile", TagSet = [new Tag { Key = "owner", Value = "a+b=c" }] }, TestContext.Current.CancellationToken);
            await s3.PutBucketPolicyAsync("hostile", PolicyOf(hostile), TestContext.Current.CancellationToken);
        }

        await qrie.SettleAsync(TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync($"{Address}resources/arn:aws:s3:::hostile");
        await Expect(page.Locator("main")).ToContainTextAsync("onerror=document.title", new() { Timeout = 60_000 });

        foreach (var address in (string[])["resources/arn:aws:s3:::hostile", $"findings?q={Uri.EscapeDataString(hostile)}", $"inventory?q={Uri.EscapeDataString(hostile)}", $"resources/{Uri.EscapeDataString(hostile)}", $"policies/{Uri.EscapeDataString(hostile)}"])
        {
            page = await chromium.OpenAsync($"{Address}{address}");
            (await page.Locator("img[onerror], script:not([src])").CountAsync()).Should().Be(0, address);
            (await page.TitleAsync()).Should().NotBe("forged", address);
        }

        chromium.Errors.Should().BeEmpty();
    }

    private async Task AdminsControlsAsync(IPage page, bool areThere)
    {
        var count = areThere ? 1 : 0;
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Audit" })).ToHaveCountAsync(count, new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Orleans dashboard" })).ToHaveCountAsync(count, new() { Timeout = 60_000 });
        await page.GotoAsync($"{Address}accounts");
        await Expect(page.GetByText(qrie.Simulator.Organization.Accounts[0].Id).First).ToBeVisibleAsync(Patient);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Onboard" })).ToHaveCountAsync(count, new() { Timeout = 60_000 });
        (await page.Context.APIRequest.GetAsync($"{Address}api/audit")).Status.Should().Be(areThere ? 200 : 403);
    }

    private static string PolicyOf(string sid) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{sid}}","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::hostile/*"}]}""";
}
