using System.Text.RegularExpressions;
using Amazon.S3.Model;
using Microsoft.Playwright;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using static Microsoft.Playwright.Assertions;

namespace Qrie.Console.Tests.Browser;

/// <summary>Findings are worked off without a mouse.</summary>
[Collection(OneConsole.Name)]
public sealed class KeyboardTests(RunningConsole console)
{
    private const string Policy = "S3BucketVersioningDisabled";
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task Ten_findings_are_worked_off_by_keyboard_alone()
    {
        var ct = TestContext.Current.CancellationToken;
        var (chromium, qrie) = await console.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => s3.PutBucketAsync(new PutBucketRequest { BucketName = $"triage-{i}" }, ct)));
        await qrie.SettleAsync(ct);
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?policy={Policy}");
        await page.EvaluateAsync(Axe.Script());
        var keys = page.Keyboard;

        await keys.PressAsync("/");
        await Expect(page.GetByLabel("Search")).ToBeFocusedAsync();
        await keys.TypeAsync("triage-");
        await Expect(page).ToHaveURLAsync(new Regex("q=triage-"));
        await Expect(page.Locator("[aria-busy=false] tbody a[href*='q=triage-']")).ToHaveCountAsync(10, new() { Timeout = 60_000 });
        await keys.PressAsync("ArrowDown");
        await Expect(page.Locator("tbody tr").First.Locator("a")).ToBeFocusedAsync();

        await keys.PressAsync("?");
        await Expect(page.Locator("dialog")).ToContainTextAsync("Choose the row");
        await Pictures.TakeAsync(page, "keys");
        (await Axe.ViolationsAsync(page, "help")).Should().BeEmpty();
        await keys.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);

        // Seven at once, chosen one by one.
        await keys.PressAsync("j");
        await Expect(page.Locator("tbody tr").Nth(1).Locator("a")).ToBeFocusedAsync();
        await keys.PressAsync("k");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).Should().NotBe("none", "the focus is seen");
        for (var i = 0; i < 7; i++)
        {
            await keys.PressAsync("x");
            await keys.PressAsync("j");
        }

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "7 findings chosen" })).ToHaveCountAsync(1);
        await keys.PressAsync("e");
        await Expect(page.Locator("dialog textarea")).ToBeFocusedAsync();
        await Pictures.TakeAsync(page, "triage");
        (await Axe.ViolationsAsync(page, "exception")).Should().BeEmpty();
        await ExceptAsync(keys, "Known, until the migration.");
        await Expect(page.Locator(".q-outcome")).ToContainTextAsync("7 exceptions", Patient);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3, new() { Timeout = 60_000 });

        // One from its row, where the work went on.
        await Expect(page.Locator("tbody tr").First.Locator("a")).ToBeFocusedAsync();
        await keys.PressAsync("e");
        await Expect(page.Locator("dialog textarea")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(page.Locator("tbody tr").First.Locator("a")).ToBeFocusedAsync();
        await keys.PressAsync("e");
        await Expect(page.Locator("dialog textarea")).ToBeFocusedAsync();
        await ExceptAsync(keys, "It is a test bucket.");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2, new() { Timeout = 60_000 });

        // The last two from their details, the second reached from the first.
        await Expect(page.Locator("tbody tr").First.Locator("a")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".q-details")).ToBeFocusedAsync();
        await ExceptOpenAsync(page);
        await keys.PressAsync("j");
        await Expect(page.Locator("tr.q-chosen")).ToHaveCountAsync(1);
        await Expect(page.Locator(".q-details [data-key=e]")).ToBeVisibleAsync();
        await Expect(page.Locator(".q-details")).ToBeFocusedAsync();
        await ExceptOpenAsync(page);
        await keys.PressAsync("Escape");
        await Expect(page.Locator(".q-details")).ToHaveCountAsync(0);

        var open = await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Policy = Policy, Text = "triage-", State = FindingStatus.Active }, 20, null, ct);
        open.Items.Should().BeEmpty();
        qrie.Service<IPolicyExceptions>().All.Count(exception => exception.Arn?.Contains("triage-", StringComparison.Ordinal) == true).Should().Be(10);
        chromium.Errors.Should().BeEmpty();
    }

    private static async Task ExceptAsync(IKeyboard keys, string reason)
    {
        await keys.TypeAsync(reason);
        await keys.PressAsync("Tab");
        await keys.TypeAsync("team core");
        await keys.PressAsync("Enter");
    }

    private static async Task ExceptOpenAsync(IPage page)
    {
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".q-details textarea")).ToBeFocusedAsync();
        await ExceptAsync(page.Keyboard, "Known, until the migration.");
        await Expect(page.Locator(".q-details")).ToContainTextAsync("team core answers for it", Patient);
        await Expect(page.Locator(".q-details")).ToBeFocusedAsync();
    }
}
