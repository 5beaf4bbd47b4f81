using Bunit;
using Qrie.Console.Pages;
using Qrie.Console.Tests.Fakes;
using Qrie.Policies;

namespace Qrie.Console.Tests.Pages;

public sealed class PolicyPageTests : ConsoleContext
{
    private IRenderedComponent<PolicyPage> Open() => Render<PolicyPage>(parameters => parameters.Add(page => page.Id, "S3BucketPublic"));

    [Fact]
    public void A_policy_is_launched_with_what_the_form_says_after_a_preview_of_it()
    {
        Catalogue.Views[0] = Catalogue.Views[0] with { Status = PolicyStatus.Available };
        Lives.States["S3BucketPublic"] = new PolicyState { Status = PolicyStatus.Available };
        var page = Open();
        page.Find("[data-preview=violations]").TextContent.Should().Be("3");

        Field(page, "Not these accounts").Input("222222222222");
        Field(page, "Only with these tags").Input("env=prod, staging\nteam");
        page.Find("form").Submit();

        var change = Lives.Changes.Should().ContainSingle().Subject;
        change.By.Principal.Should().Be("local");
        change.Life.Scope.ExcludeAccounts.Should().Equal("222222222222");
        change.Life.Scope.IncludeTags.Should().BeEquivalentTo(new Dictionary<string, string[]> { ["env"] = ["prod", "staging"], ["team"] = [] });
        page.Find(".q-form-actions .q-outcome[role=status]").TextContent.Should().Contain("Launched");
        page.Find(".q-head").TextContent.Should().Contain("Active");
    }

    [Fact]
    public void What_the_catalogue_says_is_seen_in_the_empty_field()
    {
        Catalogue.Views[0] = Catalogue.Views[0] with { CatalogueSeverity = 30, Severity = 70 };
        Field(Open(), "Severity").GetAttribute("placeholder").Should().Be("30 (catalogue)");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_leaves_with_something_unsaved_is_asked(bool leaves)
    {
        JSInterop.Setup<bool>("confirm", _ => true).SetResult(leaves);
        var page = Open();
        Navigation.NavigateTo("/policies");
        JSInterop.VerifyNotInvoke("confirm");
        var here = Navigation.Uri;

        Field(page, "Severity").Input("12");
        Navigation.NavigateTo("/accounts");

        JSInterop.VerifyInvoke("confirm");
        (Navigation.Uri == here).Should().Be(!leaves);
    }

    [Fact]
    public void A_remedy_has_its_steps_and_commands_with_what_is_left_to_fill_in()
    {
        var remedy = Open().Find(".q-remedy");

        remedy.QuerySelectorAll("ol > li").Select(step => step.TextContent).Should().Equal("Open the S3 console.", "Choose NAME.");
        remedy.QuerySelectorAll(".q-command:has(button[data-copy]) code").Should().HaveCount(2).And.AllSatisfy(command => command.TextContent.Should().Contain("--bucket NAME"));
        remedy.TextContent.Should().ContainAll("Close it.", "Ask before.", "Words in capitals");
    }

    [Fact]
    public async Task What_is_typed_is_tried_once_the_typing_pauses()
    {
        var page = Open();
        Lives.Tried.Clear();

        Field(page, "Only these accounts").Input("11111111111");
        Field(page, "Only these accounts").Input("111111111111");

        await SoonAsync(page, () => Lives.Tried.Should().ContainSingle().Which.Scope.IncludeAccounts.Should().Equal("111111111111"));
    }

    [Fact]
    public void What_stands_is_in_the_form_and_is_kept()
    {
        Lives.States["S3BucketPublic"] = new PolicyState { Severity = 40, Remediation = "Ask us.", Revision = 7, Scope = new PolicyScope { IncludeOuPaths = ["/prod"] } };
        var page = Open();

        page.Find("form").Submit();

        var (_, life, expected, _) = Lives.Changes.Should().ContainSingle().Subject;
        expected.Should().Be(7);
        life.Should().BeEquivalentTo(new { Severity = 40, Remediation = "Ask us.", Scope = new { IncludeOuPaths = new[] { "/prod" } } });
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_field_and_not_sent()
    {
        var page = Open();

        Field(page, "Severity").Input("101");
        Field(page, "Only these accounts").Input("12");

        page.FindAll(".q-field-error").Select(error => error.TextContent).Should().Contain(text => text.Contains("0 to 100")).And.Contain(text => text.Contains("twelve digits"));
        page.Find("button[type=submit]").HasAttribute("disabled").Should().BeTrue();
    }

    [Fact]
    public void A_change_by_somebody_else_is_told()
    {
        Lives.Failure = new PolicyConflictException("S3BucketPublic has revision 2, not 1: somebody else changed it.");
        var page = Open();

        page.Find("form").Submit();

        page.Find(".q-outcome-problem").TextContent.Should().Contain("somebody else");
    }

    [Fact]
    public void Suspending_asks_once_more()
    {
        var page = Open();

        page.FindAll("button").Single(button => button.TextContent.StartsWith("Suspend", StringComparison.Ordinal)).Click();
        Lives.Changes.Should().BeEmpty();
        page.Find(".q-button-danger").Click();

        Lives.Changes.Should().ContainSingle().Which.Life.Status.Should().Be(PolicyStatus.Suspended);
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<PolicyPage> page, string label) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("input, textarea")!;
}
