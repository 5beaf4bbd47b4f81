using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Console.Tests.Pages;

/// <summary>An account that cannot be entered is nowhere taken for one in which all is well.</summary>
public sealed class AccessTests : ConsoleContext
{
    private const string Payments = "111111111111";
    private const string Data = "222222222222";
    private const string Why = "Qrie may not assume its role.";

    public AccessTests()
    {
        Scans.Baselines.Add(new Baseline(Payments, "s3", "us-east-1", Samples.Noon, null, 0, 0));
        Scans.Baselines.Add(new Baseline(Data, "s3", "us-east-1", Samples.Noon, null, 0, 0));
    }

    [Fact]
    public void It_comes_first_with_the_reason_and_is_not_fresh()
    {
        Administration.Refusals[Payments] = Why;

        var row = Render<Console.Pages.AccountList>().Find(".q-accounts tbody tr");
        var health = Render<Console.Pages.Overview>().Find(".q-health li");

        row.TextContent.Should().ContainAll("payments", Why, "Cannot be entered", "Not known").And.NotContain("Fresh");
        health.TextContent.Should().ContainAll("payments", "Cannot be entered").And.NotContain("Fresh");
    }

    [Fact]
    public void Its_page_says_why_and_that_what_is_open_there_is_not_known()
    {
        Administration.Refusals[Payments] = Why;

        var page = Render<Console.Pages.AccountPage>(parameters => parameters.Add(account => account.Id, Payments));

        page.Find(".q-head").TextContent.Should().Contain("Cannot be entered");
        page.Find(".q-not-entered").TextContent.Should().Contain(Why);
        page.FindAll(".q-not-entered a").Should().BeEmpty("it would lead to where one is");
        page.Find(".q-facts").TextContent.Should().Contain("Not known").And.NotContain("0 findings");
    }

    [Fact]
    public void What_was_open_before_is_told_as_such()
    {
        Administration.Refusals[Payments] = Why;
        Summary.Findings.Add((Payments, new FindingCount("S3BucketPublic", 95, Qrie.Findings.FindingStatus.Active, 3)));

        var page = Render<Console.Pages.AccountPage>(parameters => parameters.Add(account => account.Id, Payments));

        page.Find(".q-facts").TextContent.Should().Contain("3 when Qrie saw it last");
    }

    [Fact]
    public void Its_findings_and_its_inventory_say_that_what_is_there_is_not_known()
    {
        Administration.Refusals[Data] = Why;
        Navigation.NavigateTo($"/findings?account={Data}");
        Render<Console.Pages.Findings>().Find(".q-not-entered").TextContent.Should().ContainAll("data", Why);
        Navigation.NavigateTo($"/findings?account={Payments}");
        Render<Console.Pages.Findings>().FindAll(".q-not-entered").Should().BeEmpty();
        Navigation.NavigateTo("/findings/by/account");
        Render<Console.Pages.FindingGroups>(parameters => parameters.Add(groups => groups.By, "account")).Find(".q-not-entered").TextContent.Should().Contain("data");

        Navigation.NavigateTo("/inventory");
        var inventory = Render<Console.Pages.InventoryList>();

        inventory.Find(".q-not-entered").TextContent.Should().Contain("data");
    }

    [Fact]
    public void Coverage_tells_it_and_names_what_was_never_scanned()
    {
        Administration.Refusals[Data] = Why;
        Scans.Parts.Add((Payments, "iam", "us-east-1"));
        Scans.Parts.Add((Payments, "sqs", "eu-west-1"));

        var page = Render<Console.Pages.CoveragePage>();

        page.Find(".q-not-entered").TextContent.Should().Contain("data");
        var rows = page.FindAll(".q-places tbody tr").Select(row => row.TextContent).Where(row => row.Contains("payments", StringComparison.Ordinal)).ToList();
        rows.Should().SatisfyRespectively(west => west.Should().Contain("Not scanned yet"), east => east.Should().ContainAll("s3", "iam Never"));
    }

    [Fact]
    public void Its_share_of_the_inventory_does_not_say_that_nothing_is_open()
    {
        Administration.Refusals[Data] = Why;
        Summary.Resources.Add(new ResourceCount("AWS::S3::Bucket", 4, 0));
        Navigation.NavigateTo("/inventory");

        var shares = Render<Console.Pages.InventoryList>().FindAll("[aria-label='By account'] .q-type").Select(share => share.TextContent).ToList();

        shares[0].Should().ContainAll("data", "cannot be entered").And.NotContain("no open findings");
        shares[1].Should().ContainAll("payments", "no open findings");
    }

    [Fact]
    public void A_service_that_was_never_scanned_keeps_an_account_from_being_fresh()
    {
        Scans.Parts.Add((Payments, "s3", "us-east-1"));
        Scans.Parts.Add((Payments, "iam", "us-east-1"));

        var rows = Render<Console.Pages.AccountList>().FindAll(".q-accounts tbody tr").Select(row => row.TextContent).ToList();

        rows.Single(row => row.Contains("payments", StringComparison.Ordinal)).Should().Contain("1 of 2 not scanned").And.Contain("Never");
        rows.Single(row => row.Contains(Data, StringComparison.Ordinal)).Should().Contain("Fresh");
    }
}
