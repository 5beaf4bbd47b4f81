using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class SummaryEndpointsTests(ApiFixture api)
{
    [Fact]
    public async Task The_dashboard_has_its_documented_fields_and_agrees_with_the_lists()
    {
        var dashboard = await api.GetAsync("/api/summary/dashboard");

        dashboard.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "total_open_findings", "critical_open_findings", "high_open_findings", "resolved_this_month", "active_policies", "resources", "accounts",
            "policies_launched_this_month", "findings_weekly", "top_policies", "anti_entropy");
        var open = await AllAsync("/api/findings?state=ACTIVE&page_size=100", "findings");
        Number(dashboard, "total_open_findings").Should().Be(open.Count).And.BePositive();
        Number(dashboard, "high_open_findings").Should().Be(open.Count(finding => Number(finding, "severity") is >= 50 and < 90));
        Number(dashboard, "resources").Should().Be((await AllAsync("/api/resources?status=PRESENT&page_size=100", "resources")).Count);
        Number(dashboard, "accounts").Should().Be(api.Host.Simulator.Organization.Accounts.Count);
        var top = dashboard.GetProperty("top_policies").EnumerateArray().ToList();
        top.Should().HaveCountLessThanOrEqualTo(10);
        top.Select(policy => Number(policy, "open_findings")).Should().BeInDescendingOrder();
        Number(top.Single(policy => policy.GetProperty("policy_id").GetString() == ApiFixture.Policy), "open_findings").Should().Be(3);
        dashboard.GetProperty("anti_entropy").EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "last_inventory_scan", "last_policy_scan", "drift_detected", "drift_found");
        var drifted = (await api.GetAsync("/api/coverage")).GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("drift_detected").ToString()).ToHashSet();
        dashboard.GetProperty("anti_entropy").GetProperty("drift_detected").ToString()
            .Should().Be(drifted.Contains("True") ? "True" : drifted.Contains("") ? "" : "False", "what was never scanned is not known to be as it was");
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("?weeks=1", 1)]
    [InlineData("?weeks=52", 52)]
    public async Task Weeks_begin_on_mondays_and_each_goes_on_where_the_one_before_ended(string query, int count)
    {
        var dashboard = await api.GetAsync($"/api/summary/dashboard{query}");

        var weeks = dashboard.GetProperty("findings_weekly").EnumerateArray().ToList();
        weeks.Should().HaveCount(count);
        weeks.Select(week => week.GetProperty("is_current").GetBoolean()).Should().Equal(Enumerable.Range(1, count).Select(i => i == count));
        weeks.Should().OnlyContain(week => week.GetProperty("week_start").GetDateTimeOffset().DayOfWeek == DayOfWeek.Monday);
        Number(weeks[^1], "open_findings").Should().Be(Number(dashboard, "total_open_findings"));
        foreach (var (before, week) in weeks.Zip(weeks.Skip(1)))
        {
            Number(week, "open_findings").Should().Be(Number(before, "open_findings") + Number(week, "new_findings") - Number(week, "closed_findings"));
        }

        weeks.Sum(week => Number(week, "new_findings")).Should().BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Resources_are_counted_by_type_and_account()
    {
        var all = await api.GetAsync("/api/summary/resources");
        var own = await api.GetAsync($"/api/summary/resources?account={api.Account}");
        var none = await api.GetAsync("/api/summary/resources?account=999999999999");

        all.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "total_resources", "total_accounts", "total_findings", "critical_findings", "high_findings", "resource_types", "regions");
        var buckets = own.GetProperty("resource_types").EnumerateArray().Single(type => type.GetProperty("resource_type").GetString() == "AWS::S3::Bucket");
        (Number(buckets, "all_resources"), Number(buckets, "non_compliant")).Should().Be((3, 3));
        Number(all, "total_resources").Should().Be(all.GetProperty("resource_types").EnumerateArray().Sum(type => Number(type, "all_resources")));
        Number(own, "total_accounts").Should().Be(1);
        (Number(none, "total_resources"), Number(none, "total_accounts"), Number(none, "total_findings")).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task Findings_are_counted_by_band_and_policy()
    {
        var all = await api.GetAsync($"/api/summary/findings?account={api.Account}");

        all.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "total_findings", "open_findings", "resolved_findings", "critical_findings", "high_findings", "medium_findings", "low_findings", "policies");
        Number(all, "total_findings").Should().Be(Number(all, "open_findings") + Number(all, "resolved_findings"));
        Number(all, "open_findings").Should().Be(((string[])["critical", "high", "medium", "low"]).Sum(band => Number(all, $"{band}_findings")));
        var policy = all.GetProperty("policies").EnumerateArray().Single(policy => policy.GetProperty("policy").GetString() == ApiFixture.Policy);
        (Number(policy, "total_findings"), Number(policy, "open_findings"), Number(policy, "resolved_findings")).Should().Be((3, 3, 0));
        Number(policy, "severity").Should().BePositive();
    }

    [Fact]
    public async Task A_control_fails_with_its_policies_and_what_nobody_has_is_unknown()
    {
        var own = await api.GetAsync($"/api/summary/compliance?framework=security%20hub&account={api.Account}");
        var none = await api.GetAsync("/api/summary/compliance?account=999999999999");

        var controls = own.GetProperty("controls").EnumerateArray().ToList();
        controls.Should().OnlyContain(control => Number(control, "policies") == Number(control, "passed") + Number(control, "failed") + Number(control, "unknown"));
        controls.Select(control => control.GetProperty("framework").GetString()).Should().AllBe("AWS Security Hub");
        var versioning = (await api.GetAsync($"/api/policies?policy_id={ApiFixture.Policy}"))[0].GetProperty("frameworks").EnumerateArray()
            .First(reference => reference.GetProperty("framework").GetString() == "AWS Security Hub").GetProperty("control").GetString();
        Number(controls.Single(control => control.GetProperty("control").GetString() == versioning), "failed").Should().BePositive();
        own.GetProperty("score").GetDouble().Should().BeInRange(0, 99.9);
        none.GetProperty("score").ValueKind.Should().Be(JsonValueKind.Null);
        none.GetProperty("controls").EnumerateArray().Should().OnlyContain(control => Number(control, "unknown") == Number(control, "policies"));
    }

    [Theory]
    [InlineData("dashboard?weeks=0", "weeks")]
    [InlineData("dashboard?weeks=53", "weeks")]
    [InlineData("dashboard?weeks=two", "weeks")]
    [InlineData("resources?account=1", "account")]
    [InlineData("findings?account=x", "account")]
    [InlineData("compliance?account=1", "account")]
    [InlineData("compliance?framework=nothing", "framework")]
    public async Task A_bad_parameter_is_named(string query, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/summary/{query}");

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<List<JsonElement>> AllAsync(string path, string list)
    {
        var all = new List<JsonElement>();
        for (var token = ""; token is not null;)
        {
            var page = await api.GetAsync($"{path}&next_token={token}");
            all.AddRange(page.GetProperty(list).EnumerateArray());
            token = page.TryGetProperty("next_token", out var next) ? next.GetString() : null;
        }

        return all;
    }
}
