using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>axe-core, which finds what keeps people out, from the disk: WCAG 2.2, levels A and AA.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
          .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
          .map(violation => `${violation.id}: ${violation.nodes.slice(0, 4).map(node => `${node.target} (${node.failureSummary.split('\n')[1]?.trim()})`).join(' | ')}`)
        """;

    /// <summary>Its script. Without it the test is skipped; where CI is set it fails.</summary>
    public static string Script()
    {
        var path = Path.Combine(RepositoryRoot(), "tests", "servers", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(path))
        {
            const string how = "axe-core is not installed; to install it: npm ci --prefix tests/servers";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, how);
            Assert.Fail(how);
        }

        return File.ReadAllText(path);
    }

    /// <summary>What keeps people out of a page, gravely, in words.</summary>
    public static async Task<List<string>> ViolationsAsync(IPage page, string colours) =>
        [.. (await page.EvaluateAsync<string[]>(Run)).Select(violation => $"{colours}: {violation}")];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Qrie.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
