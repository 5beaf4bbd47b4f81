using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Notifications;

namespace Qrie.Console.Tests.Pages;

public sealed class RoleTests : ConsoleContext
{
    [Fact]
    public void A_reader_sees_policies_and_cannot_change_them()
    {
        Access.SetPolicies("reader");

        var page = Render<Console.Pages.PolicyPage>(parameters => parameters.Add(policy => policy.Id, "S3BucketPublic"));

        page.Markup.Should().Contain("Needs the role operator.");
        page.FindAll("button[type=submit]").Should().BeEmpty();
        page.Find("form").Submit();
        Lives.Changes.Should().BeEmpty("the action asks again");
        page.Find(".q-outcome-problem").TextContent.Should().Contain("role operator");
    }

    [Fact]
    public void A_reader_has_no_way_to_except_scan_or_describe()
    {
        Access.SetPolicies("reader");
        Inventory.Findings.Add(Samples.Row());
        Inventory.Resources.Add(Samples.Resource());

        Render<Console.Pages.Findings>().FindAll("input[type=checkbox]").Should().BeEmpty();
        Render<Console.Pages.ScanList>().FindAll("details form").Should().BeEmpty();
        Render<Console.Pages.Resource>(parameters => parameters.Add(page => page.Arn, "arn:aws:s3:::logs")).FindAll(".q-head button").Should().BeEmpty();
        Render<Console.Pages.AccountList>().Markup.Should().NotContain("Onboard an account");
    }

    [Fact]
    public void The_audit_trail_is_for_admins_and_is_not_read_for_others()
    {
        Access.SetPolicies("reader", "operator");

        Render<Console.Pages.AuditPage>().Markup.Should().Contain("for admins");
        Audit.Reads.Should().BeEmpty();
    }

    [Fact]
    public void Tokens_are_for_admins_and_are_not_read_for_others()
    {
        Access.SetPolicies("reader", "operator");

        var page = Render<Console.Pages.TokenPage>();

        page.Markup.Should().Contain("for admins");
        page.FindAll("button").Should().BeEmpty();
        Tokens.Reads.Should().Be(0);
    }

    [Fact]
    public void Settings_are_for_admins_and_are_not_read_for_others()
    {
        Access.SetPolicies("reader", "operator");

        var page = Render<Console.Pages.SettingsPage>();

        page.Markup.Should().Contain("for admins");
        page.FindAll("main a, .q-head a").Should().BeEmpty();
        Installation.Reads.Should().Be(0);
    }

    [Fact]
    public void An_operator_sees_destinations_and_cannot_change_them()
    {
        Access.SetPolicies("reader", "operator");
        Notifications.Views.Add(new DestinationView("on-call", "webhook", "https://example.com", true, false, 0, DestinationLimits.None, 0, 0));

        var page = Render<Console.Pages.NotificationPage>();

        page.Find("tbody tr").TextContent.Should().Contain("on-call");
        page.FindAll("button").Should().BeEmpty();
    }
}
