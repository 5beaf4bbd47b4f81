using System.Net;
using Microsoft.Playwright;

namespace Qrie.Console.Tests.Browser;

/// <summary>Where one is: addresses that are none, and the way back.</summary>
public sealed class PlaceTests(LivelyConsole console) : IClassFixture<LivelyConsole>
{
    [Theory]
    [InlineData("/nosuch")]
    [InlineData("/inventory/xyz")]
    public async Task A_page_that_does_not_exist_says_so_and_the_status_stays(string path)
    {
        var (chromium, qrie) = await console.StartAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        using var response = await qrie.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);

        var page = await chromium.OpenAsync(new Uri(qrie.Http.BaseAddress!, path).ToString());

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Not found");
        await page.Context.CloseAsync();
        // The browser itself tells of the 404.
        chromium.Errors.RemoveAll(error => error.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_that_ask_for_what_is_not_there_get_no_page()
    {
        var (_, qrie) = await console.StartAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/nosuch") { Headers = { { "Accept", "text/html" } } };
        using var response = await qrie.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("blazor");
    }

    [Fact]
    public async Task The_way_back_leads_to_the_place_that_was_left()
    {
        var (chromium, qrie) = await console.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync(new Uri(qrie.Http.BaseAddress!, "/inventory").ToString(), height: 500);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.q-resources tbody tr').length > 8");
        await page.EvaluateAsync("scrollTo(0, 600)");
        await page.WaitForFunctionAsync("() => scrollY === 600");

        await page.EvaluateAsync("[...document.querySelectorAll('.q-resources tbody a')].find(link => link.getBoundingClientRect().top > 20).click()");
        await Assertions.Expect(page.Locator("#configuration")).ToBeVisibleAsync();
        (await page.EvaluateAsync<double>("scrollY")).Should().Be(0, "a new page begins at its top");
        await page.GoBackAsync();

        await page.WaitForFunctionAsync("() => document.querySelectorAll('.q-resources tbody tr').length > 8 && Math.abs(scrollY - 600) < 5");
        await page.WaitForTimeoutAsync(1_500);
        (await page.EvaluateAsync<double>("scrollY")).Should().BeApproximately(600, 5);
        await page.Context.CloseAsync();
    }
}
