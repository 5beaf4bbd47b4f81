using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AwesomeAssertions.Execution;
using Microsoft.Playwright;
using Qrie.Benchmarks;
using Qrie.Inventory;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests;

namespace Qrie.Console.Tests.Browser;

/// <summary>
/// What a page costs the browser does not grow with the inventory. <c>QRIE_CONSOLE_ROWS=1000000</c> fills a larger one, and
/// <c>QRIE_CONSOLE_DATA=qrie.db</c> takes a copy of one that is there.
/// </summary>
public sealed partial class ScaleTests(ITestOutputHelper output)
{
    private const int Few = 300;
    private const int Many = 10_000;
    private const int PageSize = 50;
    private const int Turns = 4;
    private const string Turned = "/inventory, turned";
    private const double AtMost = 1.3;

    private static readonly string[] Paths = ["/", "/findings", "/inventory", "/findings/by/resource"];

    [Fact]
    public async Task A_page_costs_the_browser_the_same_however_much_there_is()
    {
        await using var chromium = await Chromium.StartAsync();
        var rows = int.Parse(Environment.GetEnvironmentVariable("QRIE_CONSOLE_ROWS") ?? $"{Many}", CultureInfo.InvariantCulture);

        var small = await MeasureAsync(chromium, Few, null);
        var large = await MeasureAsync(chromium, rows, Environment.GetEnvironmentVariable("QRIE_CONSOLE_DATA"));

        using var all = new AssertionScope();
        foreach (var (path, few) in small)
        {
            var many = large[path];
            many.Rows.Should().Be(few.Rows, path).And.BeLessThanOrEqualTo(PageSize);
            Bounded(many.Elements, few.Elements, $"the elements of {path}");
            Bounded(many.Http, few.Http, $"HTTP of {path}");
            Bounded(many.Circuit, few.Circuit, $"the circuit of {path}");
            Bounded(many.Heap, few.Heap, $"the heap of {path}");
        }

        Bounded(large[Turned].Heap, small["/inventory"].Heap, "the heap after pages were turned");
        chromium.Errors.Should().BeEmpty();
    }

    private static void Bounded(double many, double few, string what) =>
        many.Should().BePositive(what).And.BeLessThanOrEqualTo(AtMost * few, what);

    private async Task<Dictionary<string, Footprint>> MeasureAsync(Chromium chromium, int resources, string? file)
    {
        var watch = Stopwatch.StartNew();
        await using var qrie = await QrieHost.StartAsync(prepare: folder => FillAsync(Path.Combine(folder, "qrie.db"), resources, file));
        output.WriteLine($"{await qrie.Service<IInventoryQueries>().TotalsAsync(TestContext.Current.CancellationToken)}, started after {watch.Elapsed}");
        var costs = new Dictionary<string, Footprint>();
        await OpenAsync(chromium, qrie, "/");
        foreach (var path in Paths)
        {
            costs[path] = await OpenAsync(chromium, qrie, path);
            output.WriteLine($"{path}: {costs[path]}");
        }

        costs[Turned] = await OpenAsync(chromium, qrie, "/inventory", Turns);
        output.WriteLine($"{Turned}: {costs[Turned]}");
        return costs;
    }

    private static async Task<Footprint> OpenAsync(Chromium chromium, QrieHost qrie, string path, int turns = 0)
    {
        var traffic = new Traffic();
        var watch = Stopwatch.StartNew();
        var page = await chromium.OpenAsync(new Uri(qrie.Http.BaseAddress!, path).ToString(), prepare: traffic.ListenAsync);
        await page.WaitForFunctionAsync("() => !document.querySelector('.q-wait, .q-stale') && document.fonts.status === 'loaded'");
        var ready = watch.Elapsed;
        var shown = Uri.UnescapeDataString(await page.ContentAsync());
        Arn().Matches(Uri.UnescapeDataString(traffic.Text())).Select(match => match.Value)
            .Where(arn => !shown.Contains(arn, StringComparison.Ordinal) && !shown.Contains(arn[..^1], StringComparison.Ordinal))
            .Should().BeEmpty($"{path} is sent nothing but what it shows");
        for (var turned = 1; turned <= turns; turned++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
            await Assertions.Expect(page.Locator(".q-pager")).ToContainTextAsync($"Rows {(turned * PageSize) + 1}–", new() { Timeout = 60_000 });
        }

        var cost = await traffic.MeasureAsync(page, ready);
        await page.Context.CloseAsync();
        return cost;
    }

    private static async Task FillAsync(string path, int resources, string? file)
    {
        if (file is not null)
        {
            File.Copy(file, path);
            return;
        }

        await using var database = new SqliteDatabase(path);
        await ScaleData.FillAsync(database, DateTimeOffset.UtcNow, resources);
    }

    // The byte after a text may look like a part of it: it is the length of the next.
    [GeneratedRegex("arn:aws:[A-Za-z0-9:/-]+")]
    private static partial Regex Arn();
}
