using Bunit;
using Qrie.Changes;
using Qrie.Console.Tests.Fakes;
using Qrie.Coverage;
using Qrie.Policies;
using Qrie.Scans;

namespace Qrie.Console.Tests.Pages;

public sealed class CatalogueAndCoverageTests : ConsoleContext
{
    [Fact]
    public void Policies_are_listed_gravest_first_with_their_open_findings()
    {
        Catalogue.Views.Insert(0, Samples.Policy("S3BucketLoggingDisabled", "Bucket keeps no access log", 30));
        Inventory.Findings.Add(Samples.Row());

        var rows = Render<Console.Pages.PolicyList>().FindAll("tbody tr");

        rows.Should().HaveCount(2);
        rows[0].TextContent.Should().ContainAll("Critical", "Bucket is open to the public", "S3 Bucket", "CIS AWS Foundations v5.0", "2.1.4");
        rows[0].QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().Equal("/policies/S3BucketPublic", "/findings?policy=S3BucketPublic");
        rows[1].TextContent.Should().ContainAll("Medium", "Bucket keeps no access log");
    }

    [Theory]
    [InlineData("?band=medium", "Bucket keeps no access log")]
    [InlineData("?status=suspended", "Bucket keeps no access log")]
    [InlineData("?q=open+to", "Bucket is open to the public")]
    [InlineData("?framework=Own", "Bucket is open to the public")]
    public void Policies_are_filtered_as_the_address_says(string query, string title)
    {
        Catalogue.Views[0] = Catalogue.Views[0] with { Frameworks = [new FrameworkReference("Own", "1")] };
        Catalogue.Views.Add(Samples.Policy("S3BucketLoggingDisabled", "Bucket keeps no access log", 30) with { Status = PolicyStatus.Suspended });
        Navigation.NavigateTo("/policies" + query);

        Render<Console.Pages.PolicyList>().FindAll("tbody tr").Should().ContainSingle().Which.TextContent.Should().Contain(title);
    }

    [Fact]
    public void Files_of_ones_own_tell_their_errors_by_line_and_their_cases()
    {
        Files.Views.Add(new PolicyFileView("broken.yaml", null, true, [(7, "when <script>: there is no such field.")], []));
        Files.Views.Add(new PolicyFileView("good.yaml", "TeamTag", false, [], [("a bucket without a team", null), ("a bucket with one", "it was a violation")]));

        var rows = Render<Console.Pages.PolicyList>().FindAll(".q-files tbody tr");

        rows[0].TextContent.Should().ContainAll("broken.yaml", "Broken", "the version before is in force", "Line 7: when <script>: there is no such field.");
        rows[1].TextContent.Should().ContainAll("good.yaml", "TeamTag", "1 of 2 passed", "a bucket with one: it was a violation");
    }

    [Fact]
    public async Task Coverage_says_which_service_does_not_answer_until_it_does()
    {
        Coverage.Away.Add(new ServiceProblem("sqs", Samples.Noon.AddMinutes(-3), Samples.Noon, "ServiceUnavailable"));
        var page = Render<Console.Pages.CoveragePage>();
        page.Find("[role=alert]").TextContent.Should().ContainAll("SQS", "ServiceUnavailable", "3 min");

        Coverage.Away.Clear();
        await page.WaitForAssertionAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            page.FindAll("[role=alert]").Should().BeEmpty();
        });
    }

    [Fact]
    public void Coverage_adds_up_by_kind_and_tells_reasons_and_permissions()
    {
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Received, null, null, "", 7, Samples.Noon));
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Rejected, null, null, "unknown_account", 2, Samples.Noon));
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Rejected, "111111111111", "us-east-1", "malformed", 1, Samples.Noon));
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Ignored, "111111111111", "us-east-1", "failed", 10, Samples.Noon));
        Coverage.Unreadable.Add(new UnreadableTotal("111111111111", "us-east-1", "AWS::S3::Bucket", "acl", "AccessDenied", "s3:GetBucketAcl", 4));

        var page = Render<Console.Pages.CoveragePage>();

        page.Find("[data-kpi=Received]").TextContent.Should().Be("7");
        page.Find("[data-kpi=Rejected]").TextContent.Should().Be("3");
        page.Markup.Should().ContainAll("Its account is not watched", "Not readable as JSON", "s3:GetBucketAcl");
        page.Find("#ignored tbody td").TextContent.Should().Be("The call failed in AWS", "it was not Qrie that failed");
    }

    [Fact]
    public void Places_tell_their_last_event_their_baselines_and_what_was_missed()
    {
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Received, "222222222222", "eu-west-1", "", 7, Samples.Noon.AddMinutes(-2)));
        Scans.Baselines.Add(new Baseline("222222222222", "s3", "eu-west-1", Samples.Noon.AddHours(-3), null, 1, 3));

        var place = Render<Console.Pages.CoveragePage>().FindAll(".q-places tbody tr").Single(row => row.TextContent.Contains("data", StringComparison.Ordinal));

        place.TextContent.Should().ContainAll("eu-west-1", "2 min ago", "7", "s3", "3 h ago", "25%");
    }

    [Fact]
    public void What_was_given_up_is_tried_again_when_asked()
    {
        var change = new PendingChange
        {
            Key = "arn:aws:s3:::logs", Events = [], QueuedAt = Samples.Noon, DueAt = Samples.Noon, Attempts = 5, LastError = "s3:GetBucketAcl is denied",
        };
        Coverage.Quarantine.Add(new QuarantinedChange("111111111111/0", change, Samples.Noon));
        var page = Render<Console.Pages.CoveragePage>();

        page.Find(".q-quarantine button").Click();

        Coverage.Quarantine.Should().BeEmpty();
        page.Find(".q-outcome").TextContent.Should().Contain("inbox again");

        Coverage.Quarantine.Add(new QuarantinedChange("111111111111/0", change, Samples.Noon));
        page = Render<Console.Pages.CoveragePage>();
        page.FindAll(".q-quarantine button").Single(button => button.TextContent == "Dismiss").Click();

        Coverage.Quarantine.Should().BeEmpty();
        page.Find(".q-outcome").TextContent.Should().Contain("dropped");
    }

    [Fact]
    public async Task Coverage_of_one_account_has_an_address_and_is_asked_for_anew_now_and_then()
    {
        Navigation.NavigateTo("/coverage?account=222222222222");
        var page = Render<Console.Pages.CoveragePage>();
        Coverage.Counters.Add(new CoverageCounter(CounterKind.Received, "222222222222", null, "", 5, Samples.Noon));

        await SoonAsync(page, () => page.Find("[data-kpi=Received]").TextContent.Should().Be("5"));
        Coverage.Asked.Should().OnlyContain(account => account == "222222222222").And.HaveCountLessThan(5);
    }
}
