using System.Net;
using System.Text.Json;
using Qrie.Accounts;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class CatalogueEndpointsTests(ApiFixture api)
{
    [Fact]
    public async Task A_policy_has_its_documented_fields()
    {
        var policies = await api.GetAsync($"/api/policies?policy_id={ApiFixture.Policy}&status=active&services=iam,s3");

        var policy = policies.EnumerateArray().Should().ContainSingle().Subject;
        policy.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(
            "policy_id", "title", "description", "service", "type", "category", "severity", "remediation", "remediation_parts", "scope", "parameters", "status", "revision", "open_findings",
            "created_at", "updated_at", "frameworks");
        policy.GetProperty("status").GetString().Should().Be("active");
        policy.GetProperty("open_findings").GetInt32().Should().Be(3);
        policy.GetProperty("scope").ValueKind.Should().Be(JsonValueKind.Object);
        policy.GetProperty("frameworks")[0].GetProperty("control").GetString().Should().NotBeNullOrEmpty();
        var remediation = policy.GetProperty("remediation_parts");
        remediation.GetProperty("summary").GetString().Should().NotBeNullOrEmpty();
        remediation.GetProperty("note").ValueKind.Should().Be(JsonValueKind.String);
        remediation.GetProperty("console").EnumerateArray().Should().HaveCountGreaterThan(1);
        var command = remediation.GetProperty("cli").EnumerateArray().First().GetString();
        policy.GetProperty("remediation").GetString().Should().Contain(command, "the text has what the parts have");
    }

    [Theory]
    [InlineData("status=all", true)]
    [InlineData("status=suspended", false)]
    [InlineData("status=available", false)]
    [InlineData("services=iam", false)]
    [InlineData("framework=security%20hub", true)]
    [InlineData("framework=none", false)]
    public async Task A_filter_leaves_what_matches(string filter, bool listed)
    {
        var policies = await api.GetAsync($"/api/policies?{filter}");

        policies.EnumerateArray().Any(policy => policy.GetProperty("policy_id").GetString() == ApiFixture.Policy).Should().Be(listed);
    }

    [Theory]
    [InlineData("/api/policies?status=foo", "status")]
    [InlineData("/api/policies?policy_id=foo", "policy_id")]
    [InlineData("/api/services?supported=foo", "supported")]
    [InlineData("/api/accounts?page_size=0", "page_size")]
    [InlineData("/api/accounts?next_token=foo", "next_token")]
    public async Task A_bad_parameter_is_named(string path, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, path);

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task Services_name_their_types()
    {
        var services = await api.GetAsync("/api/services?supported=true");

        var s3 = services.EnumerateArray().Single(service => service.GetProperty("service_name").GetString() == "s3");
        s3.GetProperty("display_name").GetString().Should().Be("S3");
        s3.GetProperty("resource_types").EnumerateArray().Select(type => type.GetString()).Should().Contain("AWS::S3::Bucket");
    }

    [Fact]
    public async Task Accounts_page_and_tell_no_external_id()
    {
        var first = await api.GetAsync("/api/accounts?page_size=2");
        var second = await api.GetAsync($"/api/accounts?page_size=2&next_token={first.GetProperty("next_token").GetString()}");

        JsonElement[] all = [.. first.GetProperty("accounts").EnumerateArray(), .. second.GetProperty("accounts").EnumerateArray()];
        all.Select(account => account.GetProperty("account_id").GetString())
            .Should().Equal(api.Host.Simulator.Organization.Accounts.Select(account => account.Id).Order(StringComparer.Ordinal));
        var own = all.Single(account => account.GetProperty("account_id").GetString() == api.Account);
        own.GetProperty("has_external_id").GetBoolean().Should().BeTrue();
        own.GetProperty("last_event_at").ValueKind.Should().Be(JsonValueKind.String);
        $"{first}{second}".Should().NotContain(api.Host.Simulator.Organization.Accounts[0].ExternalId);
    }

    [Fact]
    public async Task Accounts_are_filtered_by_unit_and_text_and_a_token_is_for_its_filter()
    {
        var organization = api.Host.Simulator.Organization.Accounts;
        var one = organization[0];

        Ids(await api.GetAsync($"/api/accounts?q={one.Id[3..]}")).Should().Contain(one.Id);
        Ids(await api.GetAsync($"/api/accounts?q={Uri.EscapeDataString(one.Name.ToUpperInvariant())}")).Should().Contain(one.Id);
        Ids(await api.GetAsync("/api/accounts?q=nobody-has-this")).Should().BeEmpty();
        Ids(await api.GetAsync($"/api/accounts?ou={Uri.EscapeDataString(one.Ou)}")).Should()
            .Equal(organization.Where(account => AccountUnits.IsBelow(account.Ou, one.Ou)).Select(account => account.Id).Order(StringComparer.Ordinal));

        var token = (await api.GetAsync("/api/accounts?page_size=1")).GetProperty("next_token").GetString();
        await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/accounts?page_size=1&ou=/&next_token={token}");
    }

    private static string?[] Ids(JsonElement page) => [.. page.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("account_id").GetString())];
}
