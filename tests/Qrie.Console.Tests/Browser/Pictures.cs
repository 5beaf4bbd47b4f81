using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>Pictures of pages, taken where <c>QRIE_SCREENSHOTS</c> names a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QRIE_SCREENSHOTS");

    /// <summary>True when they are wanted.</summary>
    public static bool AreWanted => Folder is not null;

    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is not null)
        {
            Directory.CreateDirectory(Folder);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"console-{name}.png") });
        }
    }
}
