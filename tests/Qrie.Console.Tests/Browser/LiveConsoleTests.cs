using Amazon.S3.Model;
using Microsoft.Playwright;
using Qrie.Silo.Tests;
using static Microsoft.Playwright.Assertions;

namespace Qrie.Console.Tests.Browser;

public sealed class LiveConsoleTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_bucket_that_is_opened_and_closed_is_followed_without_a_reload()
    {
        var ct = TestContext.Current.CancellationToken;
        var (chromium, qrie) = await console.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        var overview = await chromium.OpenAsync($"{qrie.Http.BaseAddress}");
        var findings = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?q=open-bucket", 360, 780, ColorScheme.Dark);
        await overview.EvaluateAsync("window.neverReloaded = true");

        await s3.PutBucketAsync("open-bucket", ct);
        await Expect(overview.Locator(".q-feed")).ToContainTextAsync("open-bucket", new() { Timeout = 60_000 });
        await Expect(overview.Locator(".q-feed")).ToContainTextAsync("CreateBucket", Patient);
        await Expect(overview.Locator("[data-kpi=Resources]")).ToHaveTextAsync("1", new() { Timeout = 60_000 });
        await findings.GetByRole(AriaRole.Button, new() { NameRegex = new("Show .* new") }).ClickAsync();
        await Expect(findings.Locator("tbody")).ToContainTextAsync("open-bucket", Patient);

        await findings.Locator("tbody a").Filter(new() { HasText = "versioning" }).First.ClickAsync();
        await Expect(findings.Locator(".q-details")).ToContainTextAsync("CreateBucket", Patient);
        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "open-bucket", VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, ct);
        await Expect(findings.Locator(".q-details")).ToContainTextAsync("Compliant", Patient);
        await Expect(overview.Locator(".q-feed")).ToContainTextAsync("Compliant", Patient);

        await overview.Locator(".q-feed a").First.ClickAsync();
        await Expect(overview.Locator("h1")).ToHaveTextAsync("open-bucket");
        await Expect(overview.Locator(".q-timeline")).ToContainTextAsync("PutBucketVersioning", Patient);
        (await overview.EvaluateAsync<bool>("window.neverReloaded")).Should().BeTrue();
        (await findings.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing may stick out at 360 px");
        chromium.Errors.Should().BeEmpty();
        chromium.Strangers.Should().BeEmpty();
    }

    [Fact]
    public async Task Colours_follow_the_system_until_somebody_chooses_and_the_choice_is_remembered()
    {
        var (chromium, qrie) = await console.StartAsync();
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}", scheme: ColorScheme.Dark);
        var html = page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(html).ToHaveAttributeAsync("data-theme", "light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        chromium.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/findings")]
    [InlineData("/inventory")]
    [InlineData("/resources/arn:aws:s3:::nobody/knows")]
    [InlineData("/policies")]
    [InlineData("/coverage")]
    public async Task A_page_fits_the_smallest_screen_and_has_no_errors(string path)
    {
        var (chromium, qrie) = await console.StartAsync();

        var page = await chromium.OpenAsync(new Uri(qrie.Http.BaseAddress!, path).ToString(), 360, 780);

        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing may stick out at 360 px");
        await Expect(page.Locator("[role=alert]")).ToHaveCountAsync(0);
        chromium.Errors.Should().BeEmpty();
        chromium.Strangers.Should().BeEmpty();
    }
}
