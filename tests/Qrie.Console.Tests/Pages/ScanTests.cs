using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Scans;

namespace Qrie.Console.Tests.Pages;

public sealed class ScanTests : ConsoleContext
{
    [Fact]
    public void A_scan_is_started_as_the_form_says_and_the_audit_trail_says_so()
    {
        var page = Render<Console.Pages.ScanList>();
        page.FindAll("details select")[1].Change("222222222222");
        page.FindAll("details select")[2].Change("s3");

        page.Find("details form").Submit();

        var scan = Scans.Scans.Should().ContainSingle().Subject;
        scan.Should().BeEquivalentTo(new { Kind = ScanKind.Inventory, AccountId = "222222222222", Service = "s3", Region = (string?)null, RequestedBy = "local" });
        Audit.Entries.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Action = "scan.started", Principal = "local", Target = scan.Id, Id = scan.Id });
        Address.Should().Be($"/scans/{scan.Id}");
    }

    [Fact]
    public async Task Progress_is_followed_until_the_end()
    {
        await Scans.StartAsync(new Scan("scan-1", ScanKind.Inventory, null, null, null, "alice", Samples.Noon));
        Scans.Units[0] = Scans.Units[0] with { State = ScanState.Running, Total = 4, Described = 1, Drift = 1 };
        var page = Render<Console.Pages.ScanPage>(parameters => parameters.Add(scan => scan.Id, "scan-1"));
        page.Find(".q-progress").TextContent.Should().Contain("1 of 4");
        page.Find(".q-head").TextContent.Should().ContainAll("Running", "Cancel");

        Scans.Units[0] = Scans.Units[0] with { State = ScanState.Failed, Described = 4, Errors = ["s3:ListBuckets is denied"], FinishedAt = Samples.Noon };

        await SoonAsync(page, () => page.Find(".q-head").TextContent.Should().Contain("Failed"));
        page.Find(".q-units").TextContent.Should().ContainAll("4 of 4", "s3:ListBuckets is denied");
        page.Find(".q-head").TextContent.Should().NotContain("Cancel");
    }

    [Fact]
    public async Task Calling_a_scan_off_asks_once_more()
    {
        await Scans.StartAsync(new Scan("scan-1", ScanKind.Inventory, null, null, null, "alice", Samples.Noon));
        var page = Render<Console.Pages.ScanPage>(parameters => parameters.Add(scan => scan.Id, "scan-1"));

        page.Find(".q-head button").Click();
        Scans.Cancelled.Should().BeEmpty();
        page.Find(".q-button-danger").Click();

        Scans.Cancelled.Should().Equal("scan-1");
        Audit.Entries.Should().ContainSingle().Which.Action.Should().Be("scan.cancelled");
    }
}
