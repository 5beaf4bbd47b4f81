using Bunit;
using Qrie.Accounts;
using Qrie.Console.Tests.Fakes;

namespace Qrie.Console.Tests.Pages;

public sealed class AccountTests : ConsoleContext
{
    [Fact]
    public void Onboarding_ends_with_the_role_the_external_id_and_the_permissions()
    {
        var page = Render<Console.Pages.AccountList>();
        page.FindAll("button").Single(button => button.TextContent == "Onboard an account").Click();
        Field(page, "Account id").Input("333333333333");
        Field(page, "Regions").Input("us-east-1, eu-west-1");

        page.FindAll("form").Single(form => form.TextContent.Contains("Account id", StringComparison.Ordinal)).Submit();

        page.Find("[aria-labelledby=added]").TextContent.Should().ContainAll("333333333333", "arn:aws:iam::333333333333:role/Qrie", "qrie-secret", "s3:GetBucketPolicy");
        Administration.Acts.Should().Equal(("onboard", "333333333333", "local"));
        Administration.Records.Last().Registration.Regions.Should().Equal("us-east-1", "eu-west-1");
        page.FindAll(".q-accounts tbody tr").Should().HaveCount(3);
    }

    [Fact]
    public async Task Onboarding_leads_through_the_template_and_checks_by_itself_until_all_is_right()
    {
        Administration.Aspects = [new AccountAspect("role", false, "It cannot be assumed.", [])];
        var page = Render<Console.Pages.AccountList>();
        page.FindAll("button").Single(button => button.TextContent == "Onboard an account").Click();
        Field(page, "Account id").Input("333333333333");
        Field(page, "Regions").Input("us-east-1, eu-west-1");
        page.FindAll("form").Single(form => form.TextContent.Contains("Account id", StringComparison.Ordinal)).Submit();

        var panel = page.Find("[aria-labelledby=added]");
        panel.QuerySelector("a[download]")!.GetAttribute("href").Should().Be("/api/accounts/onboarding-template");
        panel.QuerySelectorAll(".q-command:has([data-copy]) code").Select(code => code.TextContent).Should().SatisfyRespectively(
            secret => secret.Should().Be("qrie-secret"),
            home => home.Should().ContainAll("--region us-east-1", "ExternalId='qrie-secret'", "HomeRegion=us-east-1"),
            other => other.Should().ContainAll("--region eu-west-1", "HomeRegion=us-east-1"));
        panel.QuerySelector(".q-permissions")!.HasAttribute("open").Should().BeFalse();
        page.WaitForElement(".q-onboarding-check .q-tag-bad");

        Administration.Aspects = [new AccountAspect("role", true, "Qrie can assume it.", [])];
        await SoonAsync(page, () => page.Find(".q-onboarding-check").TextContent.Should().Contain("Qrie reads the account"));
        var checks = Administration.Checks;
        Time.Advance(TimeSpan.FromMinutes(2));
        Administration.Checks.Should().Be(checks, "what is right is not asked for again");
    }

    [Fact]
    public void What_is_wrong_with_a_wish_is_told_and_what_was_written_stays()
    {
        var page = Render<Console.Pages.AccountList>();
        page.FindAll("button").Single(button => button.TextContent == "Onboard an account").Click();
        Field(page, "Account id").Input("333");

        page.FindAll("form").Single(form => form.TextContent.Contains("Account id", StringComparison.Ordinal)).Submit();

        page.Find(".q-outcome-problem").TextContent.Should().Contain("twelve digits");
        Field(page, "Account id").GetAttribute("value").Should().Be("333");
    }

    [Fact]
    public void A_check_says_what_is_missing_and_what_to_grant()
    {
        Administration.Aspects = [new AccountAspect("role", true, "Qrie can assume it.", []), new AccountAspect("permissions", false, "The role lacks permissions.", ["s3:GetBucketAcl"])];
        var page = Render<Console.Pages.AccountPage>(parameters => parameters.Add(account => account.Id, "111111111111"));

        page.FindAll("button").Single(button => button.TextContent == "Check now").Click();

        page.FindAll(".q-aspects li").Select(aspect => aspect.TextContent).Should().SatisfyRespectively(
            role => role.Should().ContainAll("Right", "Role"),
            permissions => permissions.Should().ContainAll("Missing", "s3:GetBucketAcl"));
    }

    [Fact]
    public void Retiring_asks_once_more_and_an_account_of_the_configuration_cannot_be_retired_here()
    {
        Administration.Records[1] = Administration.Records[1] with { Source = AccountSource.Configuration };
        Render<Console.Pages.AccountPage>(parameters => parameters.Add(account => account.Id, "222222222222")).Markup.Should().Contain("stands in the configuration").And.NotContain("Retire…");
        var page = Render<Console.Pages.AccountPage>(parameters => parameters.Add(account => account.Id, "111111111111"));

        page.FindAll("button").Single(button => button.TextContent.StartsWith("Retire", StringComparison.Ordinal)).Click();
        Administration.Acts.Should().BeEmpty();
        page.Find(".q-button-danger").Click();

        Administration.Acts.Should().Equal(("retire", "111111111111", "local"));
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<Console.Pages.AccountList> page, string label) =>
        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;
}
