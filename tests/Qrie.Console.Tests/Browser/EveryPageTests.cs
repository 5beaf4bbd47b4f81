using AwesomeAssertions.Execution;
using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>
/// What holds for every page. With <c>QRIE_SCREENSHOTS=folder</c> it also takes their pictures:
/// <c>QRIE_SCREENSHOTS=docs dotnet test --project tests/Qrie.Console.Tests --filter-class "*EveryPageTests"</c>.
/// </summary>
public sealed class EveryPageTests(LivelyConsole console) : IClassFixture<LivelyConsole>
{
    // Columns that are narrower than their head or than a time or a tag in them, names without room for a word, and values without a name where heads are not shown.
    private const string Narrow = """
        () => [...document.querySelectorAll('main table')].flatMap(table => [
          ...[...table.querySelectorAll('tbody td:has(.q-ago, .q-tag, .q-sev, .q-num)')].filter(cell => {
            const time = cell.querySelector('.q-ago')?.firstChild;
            if (time) { time.data = '59 min ago'; }
            return cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1;
          }).slice(0, 1),
          ...[...table.querySelectorAll('tbody .q-cell-main')].filter(cell => cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1).slice(0, 1),
          ...[...table.querySelectorAll('tbody td:not(.q-cell-main)')].filter(cell =>
            table.matches('.q-cards') && cell.offsetParent && !table.tHead.offsetParent && getComputedStyle(cell, '::before').content === 'none').slice(0, 1),
          ...[...table.querySelectorAll('thead th')].filter(head => head.offsetParent && head.scrollWidth > head.clientWidth + 1),
          ...[...table.querySelectorAll('tbody .q-cell-main')].filter(cell => cell.offsetParent && cell.clientWidth < 110).slice(0, 1),
          ...[...table.querySelectorAll('tbody td')].filter(cell => cell.offsetParent && table.tHead?.offsetParent && cell.textContent.trim() && cell.clientWidth < 32).slice(0, 1),
        ].map(cell => `${table.className.trim()}: ${cell.textContent.trim().slice(0, 30)} has ${cell.clientWidth} px of ${cell.scrollWidth}`))
        """;

    [Theory]
    [InlineData("overview", "/")]
    [InlineData("findings", "/findings?state=all")]
    [InlineData("finding", "/findings/one")]
    [InlineData("findings-by-policy", "/findings/by/policy")]
    [InlineData("findings-by-resource", "/findings/by/resource")]
    [InlineData("findings-by-account", "/findings/by/account")]
    [InlineData("inventory", "/inventory")]
    [InlineData("resource", "/resources/one")]
    [InlineData("resource-related", "/resources/related")]
    [InlineData("policies", "/policies")]
    [InlineData("policy", "/policies/one")]
    [InlineData("exceptions", "/exceptions")]
    [InlineData("compliance", "/compliance")]
    [InlineData("accounts", "/accounts")]
    [InlineData("account", "/accounts/one")]
    [InlineData("scans", "/scans")]
    [InlineData("scan", "/scans/one")]
    [InlineData("coverage", "/coverage")]
    [InlineData("notifications", "/notifications")]
    [InlineData("audit", "/audit")]
    [InlineData("tokens", "/tokens")]
    [InlineData("settings", "/settings")]
    public async Task A_page_is_accessible_in_both_colours_fits_every_screen_and_keeps_what_is_hostile_inert(string name, string path)
    {
        var (chromium, qrie) = await console.StartAsync(TestContext.Current.CancellationToken);
        var axe = Axe.Script();
        var page = await chromium.OpenAsync(new Uri(qrie.Http.BaseAddress!, console.PathOf(path)).ToString());
        await ReadyAsync(page);
        await page.EvaluateAsync(axe);

        var violations = await Axe.ViolationsAsync(page, "light");
        await Pictures.TakeAsync(page, name);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        // The document turns at once, what MudBlazor colours a round trip later.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        violations.AddRange(await Axe.ViolationsAsync(page, "dark"));
        await Pictures.TakeAsync(page, name + "-dark");
        var (widths, narrow) = (new List<int>(), new List<string>());
        foreach (var width in new[] { 3840, 1440, 1280, 1200, 1024, 360 })
        {
            await page.SetViewportSizeAsync(width, width == 360 ? 780 : 900);
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            {
                widths.Add(width);
            }

            narrow.AddRange((await page.EvaluateAsync<string[]>(Narrow)).Select(column => $"{width}: {column}"));
        }

        await Pictures.TakeAsync(page, name + "-small");
        var hacked = await page.EvaluateAsync<bool>("'hacked' in window");
        var alerts = await page.Locator("main [role=alert]").AllTextContentsAsync();
        await page.Context.CloseAsync();

        using var all = new AssertionScope();
        violations.Should().BeEmpty();
        widths.Should().BeEmpty("nothing may stick out at any width");
        narrow.Should().BeEmpty("what a column is for can be read at any width");
        hacked.Should().BeFalse();
        alerts.Should().BeEmpty();
        chromium.Errors.Should().BeEmpty();
        chromium.Strangers.Should().BeEmpty();
    }

    private static Task ReadyAsync(IPage page) =>
        page.WaitForFunctionAsync("() => !document.querySelector('.q-wait, .q-stale') && document.fonts.status === 'loaded'");
}
