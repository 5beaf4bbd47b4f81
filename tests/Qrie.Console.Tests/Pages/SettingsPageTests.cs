using Bunit;
using Qrie.Console.Pages;

namespace Qrie.Console.Tests.Pages;

public sealed class SettingsPageTests : ConsoleContext
{
    [Fact]
    public void Each_setting_is_shown_with_its_key_its_value_and_where_it_is_documented()
    {
        var page = Render<SettingsPage>();

        page.Find("[aria-labelledby=installation]").TextContent.Should().ContainAll("1.2.3", "AWS", "one", "10.0.0.1:11111", "answers you", "two");
        page.Find("[aria-labelledby=group-queue]").TextContent.Should().ContainAll("Receivers over the queue", "4", "Set", "Qrie:Receivers", "docs/settings.md", "docs/architecture.md");
        Rows(page).Should().SatisfyRespectively(
            receivers => receivers.Should().Contain("4"), queue => queue.Should().Contain("None").And.NotContain("Set"), secret => secret.Should().Contain("Given, and not shown"));
        page.Find(".q-head a").GetAttribute("href").Should().Be("/orleans");
    }

    [Theory]
    [InlineData("/settings?q=receivers", new[] { "Qrie:Receivers" })]
    [InlineData("/settings?show=set", new[] { "Qrie:Receivers", "Qrie:Auth:Oidc:ClientSecret" })]
    [InlineData("/settings?show=set&q=secret", new[] { "Qrie:Auth:Oidc:ClientSecret" })]
    [InlineData("/settings?q=nonsense", new string[0])]
    public void The_address_says_which_are_shown(string address, string[] keys)
    {
        Navigation.NavigateTo(address);

        var page = Render<SettingsPage>();

        page.FindAll(".q-settings td:last-child").Select(cell => cell.TextContent).Should().Equal(keys);
        page.Markup.Contains("No setting matches", StringComparison.Ordinal).Should().Be(keys.Length == 0);
    }

    [Fact]
    public async Task A_silo_that_dies_is_not_shown_any_more()
    {
        var page = Render<SettingsPage>();
        page.FindAll(".q-silos li").Should().HaveCount(2);
        Installation.View = Installation.View with { Silos = [Installation.View.Silos[0]] };

        await SoonAsync(page, () => page.FindAll(".q-silos li").Should().HaveCount(1));
    }

    private static IEnumerable<string> Rows(IRenderedComponent<SettingsPage> page) => page.FindAll(".q-settings tbody tr").Select(row => row.TextContent);
}
