using Bunit;
using Qrie.Console.Pages;
using Qrie.Console.Tests.Fakes;
using Qrie.Tokens;

namespace Qrie.Console.Tests.Pages;

public sealed class TokenPageTests : ConsoleContext
{
    [Fact]
    public void A_token_is_made_and_shown_this_once()
    {
        var page = Render<TokenPage>();
        Button(page, "Make a token").Click();
        Field(page, "Name").Input("exporter");
        page.FindAll("label").Single(field => field.TextContent.StartsWith("Role", StringComparison.Ordinal)).QuerySelector("select")!.Change("operator");
        Field(page, "Good for days").Input("30");

        page.Find("form.q-form").Submit();

        Tokens.Acts.Should().Equal(("create", "exporter", "local"));
        Tokens.Tokens.Single().Should().Match<TokenView>(token => token.Role == "operator" && token.ExpiresAt == Samples.Noon.AddDays(30));
        page.Find("[data-secret=token]").TextContent.Should().Be("qrie_0000000000000000_lets-one-in");
        page.FindAll("[data-copy]").Should().ContainSingle();
        page.Find(".q-tokens tbody").TextContent.Should().ContainAll("exporter", "operator", "by local", "Never").And.NotContain("lets-one-in");

        Button(page, "I have it").Click();

        page.Markup.Should().NotContain("lets-one-in");
        Render<TokenPage>().Markup.Should().Contain("exporter").And.NotContain("lets-one-in");
    }

    [Theory]
    [InlineData("soon", "1 to 365")]
    [InlineData("400", "1 to 365")]
    public void What_is_wrong_with_a_wish_is_told_and_what_was_written_stays(string days, string told)
    {
        var page = Render<TokenPage>();
        Button(page, "Make a token").Click();
        Field(page, "Name").Input("exporter");
        Field(page, "Good for days").Input(days);

        page.Find("form.q-form").Submit();

        page.Find(".q-outcome-problem").TextContent.Should().Contain(told);
        Field(page, "Name").GetAttribute("value").Should().Be("exporter");
        Tokens.Tokens.Should().BeEmpty();
    }

    [Fact]
    public void Revoking_asks_once_more()
    {
        Tokens.Tokens.Add(Token("one", 90));
        var page = Render<TokenPage>();

        Button(page, "Revoke…").Click();
        Tokens.Acts.Should().BeEmpty();
        page.Find(".q-button-danger").Click();

        Tokens.Acts.Should().Equal(("revoke", "one", "local"));
        page.Find(".q-outcome-done").TextContent.Should().Contain("token one is refused");
        page.FindAll(".q-tokens").Should().BeEmpty("it is not among those that are good any more");
    }

    [Fact]
    public void Those_that_have_ended_are_shown_where_the_address_asks_for_them_and_cannot_be_revoked()
    {
        Tokens.Tokens.AddRange([Token("good", 90), Token("soon", 3), Token("late", -1), Token("gone", 90) with { RevokedAt = Samples.Noon.AddDays(-2) }]);

        var good = Render<TokenPage>().FindAll(".q-tokens tbody tr");
        Navigation.NavigateTo("/tokens?state=ended");
        var ended = Render<TokenPage>().FindAll(".q-tokens tbody tr");

        good.Select(row => row.TextContent).Should().SatisfyRespectively(
            first => first.Should().Contain("token good").And.NotContain("ends soon"), second => second.Should().Contain("token soon").And.Contain("ends soon"));
        ended.Select(row => row.TextContent).Should().SatisfyRespectively(
            late => late.Should().Contain("Expired").And.NotContain("Revoke…"), gone => gone.Should().Contain("Revoked").And.NotContain("Revoke…"));
    }

    [Fact]
    public void It_is_said_that_the_settings_let_no_token_in()
    {
        Render<TokenPage>().Markup.Should().NotContain("Qrie:Auth:ApiTokens");
        Tokens.Accepted = false;

        Render<TokenPage>().Markup.Should().Contain("Qrie:Auth:ApiTokens");
    }

    private static TokenView Token(string id, int days) =>
        new(id, $"token {id}", "reader", "alice", Samples.Noon.AddDays(-10), Samples.Noon.AddDays(days), null, null);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TokenPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent == text);

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<TokenPage> page, string label) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;
}
