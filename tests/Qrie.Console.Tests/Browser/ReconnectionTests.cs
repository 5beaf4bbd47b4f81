using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qrie.Console.Tests.Browser;

/// <summary>Who is cut off sees that they are, and what they missed once they are back.</summary>
[Collection(OneConsole.Name)]
public sealed class ReconnectionTests(RunningConsole console)
{
    [Fact]
    public async Task A_page_that_was_cut_off_catches_up_without_a_reload()
    {
        var ct = TestContext.Current.CancellationToken;
        var (_, qrie) = await console.StartAsync();
        // Of its own: a network that fails is an error to any browser.
        await using var chromium = await Chromium.StartAsync();
        var line = new Line();
        var page = await chromium.OpenAsync($"{qrie.Http.BaseAddress}findings?q=cut-off", prepare: line.LayAsync);
        await Expect(page.Locator(".q-notice")).ToContainTextAsync("No finding matches", new() { Timeout = 60_000 });
        await page.EvaluateAsync(Axe.Script());
        await page.EvaluateAsync("window.neverReloaded = true");
        var notice = page.Locator("#components-reconnect-modal");
        chromium.Errors.Should().BeEmpty();

        await line.CutAsync();
        await Expect(notice).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(notice.GetByRole(AriaRole.Status)).ToContainTextAsync("Connection lost");
        await Pictures.TakeAsync(page, "connection-lost");
        (await Axe.ViolationsAsync(page, "cut off")).Should().BeEmpty();
        await page.SetViewportSizeAsync(360, 780);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing may stick out at 360 px");
        using (var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]))
        {
            await s3.PutBucketAsync("cut-off", ct);
            await qrie.SettleAsync(ct);
        }

        (await page.Locator("tbody tr").CountAsync()).Should().Be(0, "nothing reaches a page that is cut off");
        await line.MendAsync();

        await Expect(page.Locator("tbody")).ToContainTextAsync("cut-off", new() { Timeout = 60_000 });
        await Expect(notice).ToBeHiddenAsync();
        (await page.EvaluateAsync<bool>("window.neverReloaded")).Should().BeTrue();
        await page.GetByLabel("Search").FillAsync("cut-off-more");
        await Expect(page.Locator(".q-notice")).ToContainTextAsync("No finding matches", new() { Timeout = 60_000 });
    }

    /// <summary>What is between a page and Qrie.</summary>
    private sealed class Line
    {
        private readonly List<IWebSocketRoute> sockets = [];
        private IPage page = null!;
        private volatile bool cut;

        public Task LayAsync(IPage to)
        {
            page = to;
            return page.RouteWebSocketAsync("**/_blazor*", socket =>
            {
                if (cut)
                {
                    _ = socket.CloseAsync();
                    return;
                }

                socket.ConnectToServer();
                sockets.Add(socket);
            });
        }

        public async Task CutAsync()
        {
            cut = true;
            await page.Context.SetOfflineAsync(true);
            foreach (var socket in sockets)
            {
                await socket.CloseAsync();
            }
        }

        public Task MendAsync()
        {
            cut = false;
            return page.Context.SetOfflineAsync(false);
        }
    }
}
