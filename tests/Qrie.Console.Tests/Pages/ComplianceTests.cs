using Bunit;
using Qrie.Console.Pages;
using Qrie.Console.Tests.Fakes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Tests.Pages;

public sealed class ComplianceTests : ConsoleContext
{
    public ComplianceTests()
    {
        Catalogue.Views.Add(Samples.Policy("Passing", "Passing policy", 50) with { Frameworks = [new FrameworkReference("CIS AWS Foundations v5.0", "2.1.10")] });
        Catalogue.Views.Add(Samples.Policy("Unsure", "Unsure policy", 50) with { Frameworks = [new FrameworkReference("CIS AWS Foundations v5.0", "2.1.4")] });
        Summary.Findings.Add(("111111111111", new FindingCount("S3BucketPublic", 95, FindingStatus.Active, 3)));
        Summary.Resources.Add(new ResourceCount("AWS::S3::Bucket", 9, 3));
        Summary.Unknown["Unsure"] = 2;
    }

    [Fact]
    public void Controls_are_judged_by_their_policies_and_unknown_counts_neither_way()
    {
        var page = Render<CompliancePage>();

        page.Find(".q-framework h2").TextContent.Should().ContainAll("CIS AWS Foundations v5.0", "50 %");
        var rows = page.FindAll(".q-controls tbody tr");
        rows.Select(row => row.QuerySelector("th")!.TextContent).Should().Equal("2.1.4", "2.1.10");
        rows[0].TextContent.Should().ContainAll("Failed", "3 open", "Unsure policy", "2 resources could not be judged");
        rows[1].TextContent.Should().ContainAll("Passed", "Passing policy");
    }

    [Fact]
    public void What_failed_can_be_seen_alone_and_has_an_address()
    {
        Navigation.NavigateTo("/compliance?state=failed");

        Render<CompliancePage>().FindAll(".q-controls tbody tr").Should().ContainSingle().Which.QuerySelector("th")!.TextContent.Should().Be("2.1.4");
    }
}
