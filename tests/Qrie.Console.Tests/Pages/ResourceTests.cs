using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Resources;

namespace Qrie.Console.Tests.Pages;

public sealed class ResourceTests : ConsoleContext
{
    private const string Arn = "arn:aws:s3:::logs";

    [Fact]
    public void One_resource_is_shown_with_everything_that_is_known_of_it()
    {
        Inventory.Findings.Add(Samples.Row());
        Inventory.Resources.Add(Samples.Resource() with
        {
            Unreadable = [new UnreadablePart("acl", "AccessDenied: no", "s3:GetBucketAcl")],
            UnknownPolicies = new Dictionary<string, string> { ["S3BucketPublic"] = "the ACL cannot be read" },
        });
        Inventory.History.Add(new ResourceHistoryEntry
        {
            At = Samples.Noon, Cause = Samples.Cause("PutBucketVersioning"), Diff = [new DiffOperation("replace", "/versioning/status", "\"Enabled\"", "\"Suspended\"")],
            FindingsOpened = ["S3BucketPublic"], FindingsResolved = [], Status = ResourceStatus.Present,
        });

        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));

        page.Find("h1").TextContent.Should().Be("logs");
        page.Find(".q-card-warn").TextContent.Should().ContainAll("acl", "AccessDenied: no", "s3:GetBucketAcl");
        page.Markup.Should().Contain("the ACL cannot be read");
        page.Find(".q-diff").TextContent.Should().ContainAll("replace", "/versioning/status", "\"Enabled\"", "\"Suspended\"");
        page.Find(".q-timeline").TextContent.Should().ContainAll("PutBucketVersioning", "alice", "198.51.100.7", "Bucket is open to the public");
        page.FindAll(".q-json-key").Select(key => key.TextContent.Trim()).Should().Contain(["name:", "versioning:", "status:"]);
        page.Find(".q-chips").TextContent.Should().ContainAll("team", "core");
    }

    [Fact]
    public void A_configuration_is_a_tree_or_text_to_copy_as_the_address_says()
    {
        Inventory.Resources.Add(Samples.Resource());
        Navigation.NavigateTo("/resources/arn:aws:s3:::logs?as=json");

        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));

        page.Find(".q-configuration code").TextContent.Should().Be("{\n  \"name\": \"logs\",\n  \"versioning\": {\n    \"status\": \"Suspended\"\n  }\n}");
        page.Find(".q-switch [aria-current]").TextContent.Should().Be("JSON");
        page.FindAll(".q-switch a").Single(way => way.TextContent == "Tree").GetAttribute("href").Should().NotContain("as=");
    }

    [Fact]
    public void An_event_that_came_after_its_change_is_told_with_the_change_that_it_made()
    {
        Inventory.Resources.Add(Samples.Resource());
        Inventory.Findings.Add(Samples.Row(finding: Samples.Finding() with { Cause = Samples.Cause() }));
        Inventory.History.AddRange(
        [
            new ResourceHistoryEntry
            {
                At = Samples.Noon.AddMinutes(4), Cause = Samples.Cause(), Diff = [], FindingsOpened = [], FindingsResolved = [], Status = ResourceStatus.Present,
                Explains = Samples.Noon,
            },
            new ResourceHistoryEntry
            {
                At = Samples.Noon, Diff = [new DiffOperation("add", "/policy", null, "\"open\"")], FindingsOpened = ["S3BucketPublic"], FindingsResolved = [],
                Status = ResourceStatus.Present,
            },
        ]);

        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));
        page.FindAll(".q-timeline li")[0].TextContent.Should().ContainAll("PutBucketPolicy", "made the change that was seen at", "12:00:00");

        Navigation.NavigateTo($"/findings?arn={Uri.EscapeDataString(Arn)}&finding=S3BucketPublic");
        var finding = Render<Console.Pages.Findings>();
        finding.Find(".q-diff").TextContent.Should().Contain("/policy");
        finding.FindAll(".q-timeline li").Select(item => item.TextContent).Should().SatisfyRespectively(
            late => late.Should().ContainAll("Event came later", "PutBucketPolicy"),
            opened => opened.Should().ContainAll("Opened", "Found by a look, not an event"));
    }

    [Fact]
    public async Task It_follows_its_own_changes_and_no_others()
    {
        Inventory.Resources.Add(Samples.Resource());
        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));
        WaitForListener();
        var reads = Inventory.FindingReads.Count;

        Feed.Publish(Samples.Opened("another"));
        Inventory.Findings.Add(Samples.Row());
        Feed.Publish(Samples.Opened("logs"));
        await SoonAsync(page, () => page.Find(".q-short").TextContent.Should().Contain("Bucket is open to the public"));
        Inventory.FindingReads.Should().HaveCount(reads + 1);
    }

    [Fact]
    public void A_resource_that_was_never_seen_is_said_not_to_be_there()
    {
        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, "arn:aws:s3:::none"));

        page.Find(".q-notice").TextContent.Should().Contain("not in the inventory");
    }

    [Fact]
    public void Tags_and_configuration_of_a_stranger_are_text_and_nothing_else()
    {
        const string hostile = "<svg onload=alert(1)>";
        Inventory.Resources.Add(Samples.Resource() with
        {
            Tags = new Dictionary<string, string> { [hostile] = hostile },
            Configuration = $$"""{"{{hostile}}":["{{hostile}}",{"a":"javascript:alert(1)"}]}""",
            Unreadable = [new UnreadablePart(hostile, hostile, hostile)],
        });
        Inventory.History.Add(new ResourceHistoryEntry
        {
            At = Samples.Noon, Cause = Samples.Cause(hostile), Diff = [new DiffOperation("add", "/" + hostile, null, hostile), new DiffOperation("add", "", null, hostile)],
            FindingsOpened = [hostile], FindingsResolved = [], Status = ResourceStatus.Present,
        });

        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));

        page.FindAll("[onload]").Should().BeEmpty();
        page.FindAll("a").Should().NotContain(link => link.GetAttribute("href")!.StartsWith("javascript:"));
        page.Find(".q-json").TextContent.Should().Contain(hostile);
    }

    [Fact]
    public void Related_resources_are_drawn_and_told_both_ways_and_lead_there()
    {
        const string hostile = "arn:aws:sns:us-east-1:111111111111:<script>alert(1)</script>";
        Inventory.Resources.Add(Samples.Resource());
        Inventory.Resources.Add(Samples.Resource("keys") with { OpenFindings = 2 });
        Inventory.Reads.Add("arn:aws:s3:::keys");
        Inventory.ReadBy.AddRange([hostile, .. Enumerable.Range(0, 30).Select(i => $"arn:aws:cloudtrail:us-east-1:111111111111:trail/{i}")]);

        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, Arn));

        var nodes = page.FindAll(".q-graph a");
        nodes.Should().HaveCount(1 + Console.Parts.RelationGraph.Most);
        nodes[0].GetAttribute("aria-label").Should().Be("keys, S3 Bucket · 2 open");
        nodes[0].GetAttribute("href").Should().Be("/resources/arn:aws:s3:::keys");
        nodes[1].TextContent.Should().Contain("sns · not in the inventory");
        page.FindAll(".q-graph-edge").Should().HaveCount(nodes.Count);
        page.FindAll(".q-graph script").Should().BeEmpty();
        page.Find(".q-graph").TextContent.Should().Contain("and 25 more");
        page.FindAll(".q-related-lists h3").Select(title => title.TextContent).Should().Equal("Its verdicts read", "Verdicts of these read it");
        page.FindAll(".q-related-lists li").Should().HaveCount(1 + 20);
        page.Find(".q-related-lists").TextContent.Should().Contain("and 11 more");
    }

    [Fact]
    public void A_resource_is_described_when_asked()
    {
        Inventory.Resources.Add(Samples.Resource());
        var page = Render<Console.Pages.Resource>(parameters => parameters.Add(resource => resource.Arn, "arn:aws:s3:::logs"));

        page.Find(".q-head button").Click();

        Refresher.Asked.Should().Equal("arn:aws:s3:::logs");
        page.Find(".q-outcome").TextContent.Should().Contain("being described");
    }
}
