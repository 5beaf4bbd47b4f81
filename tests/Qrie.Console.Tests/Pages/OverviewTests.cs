using Bunit;
using Qrie.Changes;
using Qrie.Console.Tests.Fakes;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Console.Tests.Pages;

public sealed class OverviewTests : ConsoleContext
{
    [Fact]
    public async Task Figures_and_feed_move_without_a_reload()
    {
        var page = Render<Console.Pages.Overview>();
        WaitForListener();
        page.Find("[data-kpi=Critical]").TextContent.Should().Be("0");

        Inventory.Totals = Inventory.Totals with { Critical = 1 };
        Feed.Publish(Samples.Opened("fresh"));

        await SoonAsync(page, () => page.Find(".q-feed").TextContent.Should().ContainAll("fresh", "Critical", "Bucket is open to the public", "PutBucketPolicy", "alice"));
        await SoonAsync(page, () => page.Find("[data-kpi=Critical]").TextContent.Should().Be("1"));
    }

    [Fact]
    public async Task What_one_event_brought_about_is_one_line()
    {
        var page = Render<Console.Pages.Overview>();
        WaitForListener();

        Feed.Publish(Samples.Opened("fresh") with { Kind = FeedEventKind.ResourceChanged, Finding = null, Differences = 1 });
        Feed.Publish(Samples.Opened("fresh"));
        Feed.Publish(Samples.Opened("other"));
        Feed.Publish(Samples.Opened("fresh", Samples.Finding("Second") with { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Compliant }) with { Kind = FeedEventKind.FindingResolved });
        await SoonAsync(page, () => page.FindAll(".q-feed-line").Should().HaveCount(2));
        await SoonAsync(page, () => page.Find(".q-feed-line").TextContent.Should().ContainAll("Critical", "Compliant"));
    }

    [Fact]
    public void Weeks_frameworks_and_accounts_are_told_in_words()
    {
        Summary.Days.Add(new FindingDay(new DateOnly(2026, 2, 23), 5, 2, 1));
        Summary.Findings.Add(("111111111111", new FindingCount("S3BucketPublic", 95, FindingStatus.Active, 3)));
        Summary.Resources.Add(new ResourceCount("AWS::S3::Bucket", 9, 3));
        Scans.Baselines.Add(new Baseline("111111111111", "s3", "us-east-1", Samples.Noon.AddDays(-9), null, 0, 0));

        var page = Render<Console.Pages.Overview>();

        page.FindAll(".q-trend li").Should().HaveCount(8);
        page.FindAll(".q-trend li").Last().TextContent.Should().Contain("Week of 2026-02-23: 5 opened (1 critical), 2 resolved, 3 open now");
        page.Find(".q-scores li").TextContent.Should().ContainAll("CIS AWS Foundations v5.0", "0 %");
        page.Find(".q-health li").TextContent.Should().ContainAll("payments", "3", "3 critical", "Scans too old");
    }

    [Fact]
    public void What_cannot_be_seen_is_counted_and_leads_to_where_it_is_told()
    {
        Administration.Refusals["222222222222"] = "Qrie may not assume its role.";
        Scans.Baselines.Add(new Baseline("111111111111", "s3", "us-east-1", Samples.Noon.AddHours(-1), null, 1, 3));
        Scans.Parts.Add(("111111111111", "iam", "us-east-1"));
        Coverage.Unreadable.Add(new UnreadableTotal("111111111111", "us-east-1", "AWS::S3::Bucket", "acl", "AccessDenied", "s3:GetBucketAcl", 4));
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Rejected, null, null, "unknown_account", 1234, Samples.Noon));
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Ignored, null, null, "failed", 9, Samples.Noon));
        Coverage.Quarantine.Add(new QuarantinedChange(
            "111111111111/0", new PendingChange { Key = "arn:aws:s3:::logs", Events = [], QueuedAt = Samples.Noon, DueAt = Samples.Noon, Attempts = 5, LastError = "denied" }, Samples.Noon));

        var spots = Render<Console.Pages.Overview>().FindAll(".q-blind a");

        spots.Select(spot => (spot.QuerySelector("b")!.TextContent, spot.GetAttribute("href"))).Should().Equal(
            ("1", "/accounts"), ("1", "/accounts"), ("4", "/coverage#unreadable"), ("25%", "/coverage#places"), ("1", "/coverage#quarantine"), ("1,234", "/coverage#rejected"));
        spots.Should().OnlyContain(spot => spot.ClassList.Contains("q-blind-some"));
        var coverage = Render<Console.Pages.CoveragePage>();
        new[] { "#unreadable", "#places", "#quarantine", "#rejected" }.Should().OnlyContain(place => coverage.FindAll(place).Count == 1);
    }

    [Fact]
    public void Where_nothing_is_hidden_nothing_stands_out()
    {
        Scans.Baselines.Add(new Baseline("111111111111", "s3", "us-east-1", Samples.Noon, null, null, 0));
        Scans.Baselines.Add(new Baseline("222222222222", "s3", "us-east-1", Samples.Noon, null, null, 0));

        var spots = Render<Console.Pages.Overview>().FindAll(".q-blind a");

        spots.Select(spot => spot.QuerySelector("b")!.TextContent).Should().Equal("0", "0", "0", "Not measured", "0", "0");
        spots.Should().NotContain(spot => spot.ClassList.Contains("q-blind-some"));
    }

    [Fact]
    public async Task What_is_gravest_comes_before_the_feed_which_is_short_until_more_is_asked_for()
    {
        var page = Render<Console.Pages.Overview>();
        WaitForListener();
        page.FindAll(".q-overview section").Select(card => card.GetAttribute("aria-labelledby")).Should().Equal("worst", "accounts", "trend", "feed", "compliance", "top");
        for (var count = 0; count < 10; count++)
        {
            Feed.Publish(Samples.Opened($"fresh-{count}"));
        }

        await SoonAsync(page, () => page.Find(".q-feed-more").TextContent.Should().Be("2 more"));
        page.Find(".q-feed-short").Should().NotBeNull();

        page.Find(".q-feed-more").Click();

        page.FindAll(".q-feed-short, .q-feed-more").Should().BeEmpty();
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_can_be_tried_again()
    {
        Inventory.Failure = new IOException("The database is away.");
        var page = Render<Console.Pages.Overview>();
        page.Find("[role=alert]").TextContent.Should().Contain("trace").And.NotContain("database");

        Inventory.Failure = new StorageException("The storage does not answer.");
        page.Find("[role=alert] button").Click();
        page.Find("[role=alert]").TextContent.Should().Contain("The storage does not answer.");

        Inventory.Failure = null;
        page.Find("[role=alert] button").Click();

        page.FindAll("[role=alert]").Should().BeEmpty();
    }
}
