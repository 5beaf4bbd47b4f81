using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qrie.Console.Layout;
using Qrie.Silo.Tests.Notifications;

namespace Qrie.Console.Tests.Layout;

public sealed class MainLayoutTests : ConsoleContext
{
    private readonly Logs logs = new();

    public MainLayoutTests() => Services.AddSingleton<ILoggerProvider>(logs);

    [Fact]
    public void An_error_of_a_page_is_in_the_log_under_a_trace_and_the_page_tells_no_more_than_that()
    {
        var page = Draw(_ => throw new InvalidOperationException("planted in the inside"));

        page.WaitForElement("main [role=alert]");
        var trace = System.Text.RegularExpressions.Regex.Match(page.Find("main").TextContent, "[0-9a-f]{32}").Value;
        page.Markup.Should().NotContain("planted");
        trace.Should().NotBeEmpty();
        logs.Lines.Should().ContainSingle(line => line.Contains(trace)).Which.Should().Contain("planted in the inside");
    }

    [Fact]
    public void A_page_goes_when_its_session_is_over_and_leads_to_sign_in_at_the_same_address()
    {
        Navigation.NavigateTo("/findings?q=a b");
        var page = Draw(builder => builder.AddContent(0, "what only members see"));
        page.WaitForAssertion(() => page.Markup.Should().Contain("what only members see"));

        Access.SetNotAuthorized();

        page.WaitForAssertion(() => page.Markup.Should().NotContain("what only members see"));
        page.Find("h1").TextContent.Should().Be("Your session is over");
        page.Find("main a.q-button").GetAttribute("href").Should().Be("/signin?return=%2Ffindings%3Fq%3Da%2520b");
        page.FindAll("nav a").Should().BeEmpty();
    }

    private IRenderedComponent<MainLayout> Draw(RenderFragment body) => Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, body));
}
