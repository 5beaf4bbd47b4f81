using System.Text.Json.Nodes;
using Amazon.SecurityToken.Model;

namespace Qrie.Simulator.Tests.Organizations;

public sealed class OrganizationsTests
{
    private const string Management = "account:000000000000";

    [Fact]
    public async Task Accounts_come_in_pages_of_twenty_at_most()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Accounts = 25 });
        var first = await CallAsync(aws, "ListAccounts", "{}");
        first["Accounts"]!.AsArray().Should().HaveCount(20);
        var second = await CallAsync(aws, "ListAccounts", $$"""{"NextToken":"{{(string)first["NextToken"]!}}","MaxResults":50}""");
        second["Accounts"]!.AsArray().Should().HaveCount(6);
        second.ContainsKey("NextToken").Should().BeFalse();
    }

    [Fact]
    public async Task Units_lead_from_the_root_to_an_account_and_back()
    {
        await using var aws = await Aws.StartAsync();
        var root = (string)(await CallAsync(aws, "ListRoots", "{}"))["Roots"]![0]!["Id"]!;
        var prod = (await CallAsync(aws, "ListOrganizationalUnitsForParent", $$"""{"ParentId":"{{root}}"}"""))["OrganizationalUnits"]!.AsArray()
            .Single(unit => (string)unit!["Name"]! == "prod")!;
        var accounts = (await CallAsync(aws, "ListAccountsForParent", $$"""{"ParentId":"{{(string)prod["Id"]!}}"}"""))["Accounts"]!.AsArray();
        accounts.Select(account => (string)account!["Id"]!).Should().Equal(aws.Organization.Accounts.Where(account => account.Ou == "/prod").Select(account => account.Id));

        var parent = (await CallAsync(aws, "ListParents", $$"""{"ChildId":"{{aws.Account.Id}}"}"""))["Parents"]![0]!;
        ((string)parent["Id"]!, (string)parent["Type"]!).Should().Be(((string)prod["Id"]!, "ORGANIZATIONAL_UNIT"));
        var unit = (await CallAsync(aws, "DescribeOrganizationalUnit", $$"""{"OrganizationalUnitId":"{{(string)parent["Id"]!}}"}"""))["OrganizationalUnit"]!;
        ((string)unit["Name"]!).Should().Be("prod");
        ((string)(await CallAsync(aws, "ListParents", $$"""{"ChildId":"{{(string)parent["Id"]!}}"}"""))["Parents"]![0]!["Type"]!).Should().Be("ROOT");
    }

    [Theory]
    [InlineData("DescribeAccount", """{"AccountId":"999999999999"}""", "AccountNotFoundException")]
    [InlineData("ListParents", """{"ChildId":"999999999999"}""", "ChildNotFoundException")]
    [InlineData("ListAccountsForParent", """{"ParentId":"ou-none"}""", "ParentNotFoundException")]
    [InlineData("DescribeOrganizationalUnit", """{"OrganizationalUnitId":"ou-none"}""", "OrganizationalUnitNotFoundException")]
    [InlineData("DescribeAccount", "{}", "InvalidInputException")]
    public async Task What_is_not_there_is_refused(string operation, string input, string code)
    {
        await using var aws = await Aws.StartAsync();
        (await aws.RefusedJsonAsync("organizations", $"AWSOrganizationsV20161128.{operation}", input, Management)).Should().Be(code);
    }

    [Fact]
    public async Task Qries_own_key_may_ask_and_a_member_may_not()
    {
        await using var aws = await Aws.StartAsync();
        (await aws.JsonAsync("organizations", "AWSOrganizationsV20161128.ListAccounts", "{}", "AKIAQRIE"))["Accounts"]!.AsArray().Should().HaveCount(4);
        (await aws.RefusedJsonAsync("organizations", "AWSOrganizationsV20161128.ListAccounts", "{}")).Should().Be("AccessDeniedException");
    }

    [Fact]
    public async Task An_account_that_was_closed_is_suspended_and_its_role_cannot_be_assumed()
    {
        await using var aws = await Aws.StartAsync();
        aws.Organization.CloseAccount(aws.Account.Id);
        var account = (await CallAsync(aws, "DescribeAccount", $$"""{"AccountId":"{{aws.Account.Id}}"}"""))["Account"]!;
        ((string)account["Status"]!).Should().Be("SUSPENDED");
        await aws.Sts().AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = aws.Account.RoleArn, ExternalId = aws.Account.ExternalId, RoleSessionName = "qrie" },
            TestContext.Current.CancellationToken).ShouldBeRefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task An_account_that_was_added_has_a_role_and_services()
    {
        await using var aws = await Aws.StartAsync();
        var made = aws.Organization.AddAccount("newcomer", "/prod");
        (await aws.Sts().AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = made.RoleArn, ExternalId = made.ExternalId, RoleSessionName = "qrie" },
            TestContext.Current.CancellationToken)).Credentials.Should().NotBeNull();
        (await aws.S3(credentials: Aws.Key($"account:{made.Id}")).ListBucketsAsync(TestContext.Current.CancellationToken)).Buckets.Should().BeNullOrEmpty();
        aws.Organization.Accounts.Select(account => account.Id).Should().OnlyHaveUniqueItems().And.HaveCount(4);
    }

    private static Task<JsonObject> CallAsync(Aws aws, string operation, string input) =>
        aws.JsonAsync("organizations", $"AWSOrganizationsV20161128.{operation}", input, Management);
}
