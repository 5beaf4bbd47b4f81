using Microsoft.Playwright;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Silo.Tests;
using Qrie.Simulator;

namespace Qrie.Console.Tests.Browser;

/// <summary>
/// Takes pictures of all pages, into the folder that <c>QRIE_SCREENSHOTS</c> names. It runs only when asked for:
/// <c>QRIE_SCREENSHOTS=/tmp/pictures dotnet run --project tests/Qrie.Console.Tests -- -explicit only</c>.
/// </summary>
public sealed class Screenshots
{
    [Fact(Explicit = true)]
    public async Task Pictures_of_all_pages_are_taken()
    {
        var folder = Environment.GetEnvironmentVariable("QRIE_SCREENSHOTS") ?? throw new InvalidOperationException("Set QRIE_SCREENSHOTS to a folder for the pictures.");
        var ct = TestContext.Current.CancellationToken;
        await using var chromium = await Chromium.StartAsync();
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Scenario = true });
        var inventory = qrie.Service<IInventoryQueries>();
        await Eventually.TrueAsync(async () => (await inventory.TotalsAsync(ct)) is { Resources: >= 10, Resolved: >= 4 }, "a lively organization");

        var worst = (await inventory.FindingsAsync(new FindingFilter { State = FindingStatus.Active, MinimumSeverity = 90 }, 1, null, ct)).Items[0];
        var address = qrie.Http.BaseAddress!.ToString().TrimEnd('/');
        (string Name, string Path)[] pages =
        [
            ("overview", "/"), ("findings", "/findings?state=all"), ("finding", Console.Pages.FindingsView.LinkTo(worst)), ("inventory", "/inventory"),
            ("resource", Console.Parts.Names.PageOf(worst.Arn)), ("policies", "/policies"), ("coverage", "/coverage"),
        ];
        Directory.CreateDirectory(folder);
        foreach (var (name, path) in pages)
        {
            foreach (var (suffix, width, scheme) in new[] { ("", 1440, ColorScheme.Light), ("-dark", 1440, ColorScheme.Dark), ("-small", 390, ColorScheme.Light) })
            {
                var page = await chromium.OpenAsync(address + path, width, 900, scheme);
                await page.WaitForFunctionAsync("() => !document.querySelector('.q-wait') && document.fonts.status === 'loaded'");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"console-{name}{suffix}.png") });
                await page.Context.CloseAsync();
            }
        }

        chromium.Errors.Should().BeEmpty();
        chromium.Strangers.Should().BeEmpty();
    }
}
