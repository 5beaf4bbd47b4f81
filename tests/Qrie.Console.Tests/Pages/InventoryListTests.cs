using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Console.Tests.Pages;

public sealed class InventoryListTests : ConsoleContext
{
    [Fact]
    public void The_address_says_what_is_read()
    {
        Navigation.NavigateTo("/inventory?type=AWS%3A%3AS3%3A%3ABucket&account=111111111111&region=us-east-1&status=deleted&compliance=no&q=log&page=2&after=token");

        Render<Console.Pages.InventoryList>();

        Inventory.ResourceReads.Should().ContainSingle().Which.Should().Be((
            new ResourceFilter { Type = "AWS::S3::Bucket", Account = "111111111111", Region = "us-east-1", Status = ResourceStatus.Deleted, NonCompliant = true, Text = "log" },
            50,
            "token"));
    }

    [Fact]
    public void A_unit_is_its_accounts_and_a_tag_its_key_and_value()
    {
        Navigation.NavigateTo("/inventory?ou=%2Fprod&tag=team%3Dcore");

        Render<Console.Pages.InventoryList>();

        var filter = Inventory.ResourceReads.Should().ContainSingle().Which.Filter;
        filter.Accounts.Should().BeEquivalentTo("111111111111", "222222222222");
        filter.Tag.Should().Be(new TagFilter("team", "core"));
    }

    [Fact]
    public void Present_resources_are_read_unless_something_else_is_asked_for()
    {
        Render<Console.Pages.InventoryList>();

        Inventory.ResourceReads.Should().ContainSingle().Which.Should().Be((new ResourceFilter { Status = ResourceStatus.Present }, 50, null));
    }

    [Fact]
    public void A_row_leads_to_its_resource()
    {
        Inventory.Resources.Add(Samples.Resource() with { Arn = "arn:aws:iam::111111111111:role/ci/Deploy#1?x" });
        var page = Render<Console.Pages.InventoryList>();

        page.Find("tbody tr").Click();

        Navigation.Uri.Should().EndWith("/resources/arn:aws:iam::111111111111:role/ci/Deploy%231%3Fx");
    }

    [Fact]
    public async Task Resources_that_change_are_counted_once_until_they_are_read_again()
    {
        Inventory.Resources.Add(Samples.Resource());
        var page = Render<Console.Pages.InventoryList>();
        WaitForListener();

        Feed.Publish(Samples.Opened("logs"));
        Feed.Publish(Samples.Opened("logs") with { Kind = FeedEventKind.ResourceChanged });
        await SoonAsync(page, () => page.Find(".q-head .q-button-strong").TextContent.Should().Be("Show 1 changed"));
        page.Find(".q-head .q-button-strong").Click();

        page.FindAll(".q-head .q-button-strong").Should().BeEmpty();
        Inventory.ResourceReads.Should().HaveCount(2);
    }

    [Fact]
    public void An_empty_inventory_says_so()
    {
        Render<Console.Pages.InventoryList>().Find(".q-notice").TextContent.Should().Contain("No resources yet");
    }

    [Fact]
    public void What_exists_is_counted_by_type_account_and_region_with_the_share_that_breaks_a_policy()
    {
        Summary.Resources.Add(new ResourceCount("AWS::S3::Bucket", 8, 2));
        Summary.Regions.AddRange([new RegionCount("eu-west-1", 6, 0), new RegionCount("us-east-1", 2, 2)]);
        Navigation.NavigateTo("/inventory?type=AWS%3A%3AS3%3A%3ABucket");

        var page = Render<Console.Pages.InventoryList>();

        var type = page.Find("[aria-label='By type'] a");
        type.TextContent.Should().ContainAll("S3 Bucket", "8", "2 non-compliant (25 %)");
        type.GetAttribute("href").Should().Be("/inventory", "choosing it again limits nothing");
        page.FindAll("[aria-label='By account'] a").Select(account => Uri.UnescapeDataString(account.GetAttribute("href")!)).Should().Contain(
            "/inventory?type=AWS::S3::Bucket&account=111111111111");
        var regions = page.FindAll("[aria-label='By region'] a");
        regions[0].TextContent.Should().ContainAll("us-east-1", "2 non-compliant (100 %)");
        regions.Select(region => Uri.UnescapeDataString(region.GetAttribute("href")!)).Should().Equal(
            "/inventory?type=AWS::S3::Bucket&region=us-east-1", "/inventory?type=AWS::S3::Bucket&region=eu-west-1");
    }
}
