using Bunit;
using Qrie.Console.Parts;
using Qrie.Console.Tests.Fakes;
using Qrie.Views;

namespace Qrie.Console.Tests.Pages;

public sealed class ViewMenuTests : ConsoleContext
{
    [Fact]
    public void Views_of_the_page_are_listed_and_lead_to_their_filters_and_nowhere_else()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        Views.Views.Add(Samples.View(hostile, "q=%3Cscript%3E"));
        Views.Views.Add(Samples.View("Ours", "band=high", "alice") with { Shared = true });
        Views.Views.Add(Samples.View("Not seen", "", "alice"));
        Views.Views.Add(Samples.View("Elsewhere", "") with { Page = ViewPages.Inventory });

        var menu = Menu("band=high");

        menu.FindAll("a").Select(link => link.GetAttribute("href")).Should().Equal("/findings?q=%3Cscript%3E", "/findings?band=high");
        menu.Find("summary").TextContent.Should().Be("View: Ours");
        menu.FindAll("img").Should().BeEmpty();
        menu.FindAll("a")[1].TextContent.Should().Contain("Shared by alice");
    }

    [Fact]
    public void A_filter_is_saved_under_a_name_once()
    {
        var menu = Menu("band=high");
        Button(menu, "Save this view…").Click();
        menu.Find("dialog input[type=text]").Input("High");
        menu.Find("dialog input[type=checkbox]").Change(true);
        menu.Find("dialog form").Submit();

        Views.Views.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "High", Query = "band=high", Page = "findings", Shared = true, Owner = "local" });
        menu.FindAll("dialog").Should().BeEmpty();
        Button(menu, "Save this view…").HasAttribute("disabled").Should().BeTrue("it is saved");

        menu.Render(parameters => parameters.Add(part => part.Query, "band=low"));
        Button(menu, "Save this view…").Click();
        menu.Find("dialog input[type=text]").Input("High");
        menu.Find("dialog form").Submit();

        menu.Find("dialog .q-outcome-problem").TextContent.Should().Contain("taken");
    }

    [Fact]
    public void Nothing_is_saved_where_nothing_is_filtered() => Button(Menu(""), "Save this view…").HasAttribute("disabled").Should().BeTrue();

    [Fact]
    public void Readers_share_nothing_and_change_what_is_theirs()
    {
        Access.SetPolicies("reader");
        Views.Views.Add(Samples.View("Ours", "band=high", "alice") with { Shared = true });
        Views.Views.Add(Samples.View("Mine", "band=low"));
        var menu = Menu("q=x");
        Button(menu, "Save this view…").Click();
        menu.FindAll("dialog input[type=checkbox]").Should().BeEmpty();

        Button(menu, "Change views…").Click();

        menu.FindAll("dialog li").Select(line => line.QuerySelectorAll("button").Length).Should().Equal(0, 2);
        menu.Find("[aria-label='Rename Mine']").Click();
        menu.Find("dialog input[type=text]").Input("My own");
        menu.Find("dialog form").Submit();
        Views.Views[1].Name.Should().Be("My own");
        Button(menu, "Remove…").Click();
        Button(menu, "Remove").Click();
        Views.Views.Should().ContainSingle();
    }

    private IRenderedComponent<ViewMenu> Menu(string query) =>
        Render<ViewMenu>(parameters => parameters.Add(part => part.Page, ViewPages.Findings).Add(part => part.Query, query));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ViewMenu> menu, string text) => menu.FindAll("button").Single(button => button.TextContent == text);
}
