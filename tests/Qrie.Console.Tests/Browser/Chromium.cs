using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>The installed Chromium, driven by Playwright. Notes what the pages complain of and whom they call.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Errors of the console and of scripts.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Addresses of requests to anybody but this machine.</summary>
    public List<string> Strangers { get; } = [];

    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Path))
        {
            const string how = $"{Path} is missing. On Debian: apt-get install chromium.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", how);
            Assert.Fail(how);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Headless = true,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        return new Chromium(playwright, browser);
    }

    public async Task<IPage> OpenAsync(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, Func<IPage, Task>? prepare = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Errors.Add(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data", Host: not "127.0.0.1" })
            {
                Strangers.Add(request.Url);
            }
        };
        if (prepare is not null)
        {
            await prepare(page);
        }

        await page.GotoAsync(address);
        await page.Locator("main h1").WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}
