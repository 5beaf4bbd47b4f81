using Amazon.S3.Model;
using Microsoft.Playwright;
using Qrie.Audit;
using Qrie.Notifications;
using Qrie.Policies;
using Qrie.Silo.Auth;
using Qrie.Silo.Tests;
using static Microsoft.Playwright.Assertions;

namespace Qrie.Console.Tests.Browser;

/// <summary>What people do on the console, with a browser, over the whole of Qrie.</summary>
[Collection(OneConsole.Name)]
public sealed class WorkTests(RunningConsole console)
{
    private const float Patience = 60_000;
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = Patience };

    [Fact]
    public async Task A_policy_is_tried_suspended_and_launched_again()
    {
        var (chromium, qrie, bucket) = await WithBucketAsync("to-launch");
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}policies/S3BucketVersioningDisabled");
        await Expect(page.Locator("[data-preview=violations]")).Not.ToHaveTextAsync("0", new() { Timeout = Patience });

        await page.GetByLabel("Not these accounts").FillAsync(string.Join(", ", qrie.Simulator.Organization.Accounts.Select(account => account.Id)));
        await Expect(page.Locator("[data-preview=violations]")).ToHaveTextAsync("0", new() { Timeout = Patience });
        await page.GetByLabel("Not these accounts").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend", Exact = true }).ClickAsync();
        await Expect(page.Locator(".q-head")).ToContainTextAsync("Suspended", Patient);
        var findings = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?state=resolved&q={bucket}");
        await Expect(findings.Locator("tbody")).ToContainTextAsync("Policy suspended", Patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch again" }).ClickAsync();

        await Expect(page.Locator(".q-head")).ToContainTextAsync("Active", Patient);
        qrie.Service<IPolicyCatalogue>().Find("S3BucketVersioningDisabled")!.Status.Should().Be(Policies.PolicyStatus.Active);
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_finding_is_excepted_by_keyboard_alone_and_its_exception_is_exported_with_it()
    {
        var (chromium, qrie, bucket) = await WithBucketAsync("to-except");
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?q={bucket}");
        await page.Locator("tbody a").First.WaitForAsync();
        var keys = page.Keyboard;

        await TabToAsync(page, "tbody a");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".q-details")).ToBeFocusedAsync(new() { Timeout = Patience });
        var title = await page.Locator("#finding-title").TextContentAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await TabToAsync(page, ".q-command button");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".q-command").First).ToContainTextAsync("Copied");
        await Pictures.TakeAsync(page, "remedy");
        (await page.Locator(".q-steps li").CountAsync()).Should().BeGreaterThan(1);
        await Expect(page.Locator(".q-command code").First).ToContainTextAsync($"--bucket {bucket} ");
        await page.EvaluateAsync(Axe.Script());
        (await Axe.ViolationsAsync(page, "remedy")).Should().BeEmpty();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().NotBeEmpty().And.Be(await page.Locator(".q-command code").First.TextContentAsync());
        await page.Locator(".q-details").FocusAsync();
        await TabToAsync(page, ".q-details-actions button");
        await keys.PressAsync("Enter");
        await page.Locator(".q-exception").WaitForAsync();
        await TabToAsync(page, ".q-exception textarea");
        await keys.TypeAsync("Known, until the migration.");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("team core");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".q-details")).ToContainTextAsync("team core answers for it", Patient);
        await page.Locator(".q-details").FocusAsync();
        await keys.PressAsync("Escape");
        await Expect(page.Locator(".q-details")).ToHaveCountAsync(0);

        var resolved = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?state=resolved&q={bucket}");
        await Expect(resolved.Locator("tbody")).ToContainTextAsync(title!, Patient);
        var export = await resolved.Locator(".q-menu a[download]").First.GetAttributeAsync("href");
        (await qrie.Http.GetStringAsync(new Uri(export!, UriKind.Relative), TestContext.Current.CancellationToken)).Should().Contain(bucket).And.Contain("RESOLVED");
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_opened_renamed_and_removed()
    {
        var (chromium, qrie, _) = await WithBucketAsync("to-view");
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?band=high&q=to-view");
        await page.EvaluateAsync(Axe.Script());
        var menu = page.Locator("details.q-menu").First;

        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("High in to-view");
        await page.GetByLabel("Others see it too").CheckAsync();
        (await Axe.ViolationsAsync(page, "saving")).Should().BeEmpty();
        await page.Keyboard.PressAsync("Enter");
        await Expect(menu.Locator("summary")).ToHaveTextAsync("View: High in to-view");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(menu.Locator("summary")).ToHaveTextAsync("Views");

        await menu.Locator("summary").ClickAsync();
        await Pictures.TakeAsync(page, "views");
        (await Axe.ViolationsAsync(page, "menu")).Should().BeEmpty();
        await menu.GetByRole(AriaRole.Link, new() { Name = "High in to-view" }).ClickAsync();
        await page.WaitForURLAsync("**/findings?band=high&q=to-view");

        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Change views" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename High in to-view" }).ClickAsync();
        await page.Locator("dialog input").FillAsync("Renamed");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".q-view-name")).ToContainTextAsync("Renamed");
        await Pictures.TakeAsync(page, "views-change");
        (await Axe.ViolationsAsync(page, "changing")).Should().BeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(menu.Locator("summary")).ToHaveTextAsync("Views");
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_scan_is_started_and_followed_to_its_end()
    {
        var (chromium, qrie, _) = await WithBucketAsync("to-scan");
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}scans");
        await page.GetByText("Start a scan").ClickAsync();
        await page.Locator("details select").Nth(2).SelectOptionAsync("s3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

        await Expect(page.Locator(".q-head")).ToContainTextAsync("Completed", new() { Timeout = 2 * Patience });
        await Expect(page.Locator(".q-units")).ToContainTextAsync("s3");
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_is_made_copied_and_revoked()
    {
        var ct = TestContext.Current.CancellationToken;
        var (chromium, qrie) = await console.StartAsync();
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}tokens");
        await page.EvaluateAsync(Axe.Script());
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("exporter");
        (await Axe.ViolationsAsync(page, "making")).Should().BeEmpty();
        await page.Keyboard.PressAsync("Enter");
        var secret = page.Locator("[data-secret=token]");
        await secret.WaitForAsync();
        (await Axe.ViolationsAsync(page, "made")).Should().BeEmpty();
        await Pictures.TakeAsync(page, "token-made");

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(page.Locator(".q-command")).ToContainTextAsync("Copied");
        var token = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        (await qrie.Service<ApiTokens>().VerifyAsync(token, ct))!.Name.Should().Be("exporter");

        await page.GetByRole(AriaRole.Button, new() { Name = "I have it" }).ClickAsync();
        await Expect(secret).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Expect(page.Locator(".q-outcome")).ToContainTextAsync("exporter is refused", Patient);

        (await qrie.Service<ApiTokens>().VerifyAsync(token, ct)).Should().BeNull();
        (await qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "token" }, 10, null, ct)).Items
            .Select(entry => (entry.Action, entry.Principal)).Should().Equal(("token.revoked", "local"), ("token.created", "local"));
        chromium.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task The_limits_of_a_destination_are_chosen()
    {
        var ct = TestContext.Current.CancellationToken;
        var (chromium, qrie) = await console.StartAsync();
        var desk = qrie.Service<INotifications>();
        // Of an account that there is not: nothing is sent anywhere.
        await desk.AddAsync(new DestinationWish("limited", "slack", "https://hooks.slack.com/services/a", null, 0, DestinationLimits.None with { Accounts = ["999999999999"] }), "me");
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}notifications");
        await page.EvaluateAsync(Axe.Script());
        await page.GetByRole(AriaRole.Button, new() { Name = "Change limited" }).ClickAsync();
        var dialog = page.Locator("dialog");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Only policies" }).SelectOptionAsync("S3BucketVersioningDisabled");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Only policies" }).SelectOptionAsync("S3BucketPublic");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Only services" }).SelectOptionAsync("s3");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Told when" }).SelectOptionAsync("opened");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Not only s3" }).WaitForAsync();
        await Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Only services" })).ToHaveValueAsync("");
        (await Axe.ViolationsAsync(page, "limits")).Should().BeEmpty();
        await Pictures.TakeAsync(page, "notification-limits");
        await page.SetViewportSizeAsync(360, 780);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing may stick out at 360 px");
        await Pictures.TakeAsync(page, "notification-limits-small");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Not only s3" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Not only s3" })).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0, new() { Timeout = Patience });

        (await desk.DestinationsAsync(ct)).Single(destination => destination.Id == "limited").Limits.Should().BeEquivalentTo(
            new DestinationLimits(["S3BucketVersioningDisabled", "S3BucketPublic"], ["999999999999"], [], ["opened"]));
        chromium.Errors.Should().BeEmpty();
    }

    private async Task<(Chromium Chromium, QrieHost Qrie, string Bucket)> WithBucketAsync(string bucket)
    {
        var ct = TestContext.Current.CancellationToken;
        var (chromium, qrie) = await console.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = bucket }, ct);
        await qrie.SettleAsync(ct);
        return (chromium, qrie, bucket);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Nothing of {selector} is reached by the keyboard.");
    }
}
