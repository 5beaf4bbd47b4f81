using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Simulator;

namespace Qrie.Aws.Organizations;

public sealed class OrganizationReaderTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_account_comes_once_with_the_path_of_its_unit()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 130 });
        using var reader = Reader(simulator);
        var accounts = await reader.ReadAsync(Cancel).ToListAsync(Cancel);
        accounts.Where(account => account.Id != "000000000000").Should().BeEquivalentTo(
            simulator.Organization.Accounts.Select(account => new OrganizationAccount(account.Id, account.Name, AccountStatus.Active, account.Ou)));
        accounts.Should().ContainSingle(account => account.Id == "000000000000").Which.Ou.Should().Be("/");
        // The pages of accounts are more than one: 20 accounts are a page, and some unit has more.
        simulator.Organization.Calls[("organizations", "ListAccountsForParent")].Should().BeGreaterThan(simulator.Organization.Calls[("organizations", "ListOrganizationalUnitsForParent")]);
    }

    [Fact]
    public async Task One_account_is_found_with_its_path()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var reader = Reader(simulator);
        var account = simulator.Organization.Accounts[2];
        account.Ou.Should().Be("/prod/analytics");
        (await reader.FindAsync(account.Id, Cancel)).Should().Be(new OrganizationAccount(account.Id, account.Name, AccountStatus.Active, "/prod/analytics"));
        (await reader.FindAsync("000000000000", Cancel))!.Ou.Should().Be("/");
        (await reader.FindAsync("999999999999", Cancel)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_made_and_closed_while_it_runs_is_seen()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var reader = Reader(simulator);
        var made = simulator.Organization.AddAccount("newcomer", "/prod/new");
        simulator.Organization.CloseAccount(simulator.Organization.Accounts[0].Id);
        var accounts = await reader.ReadAsync(Cancel).ToListAsync(Cancel);
        accounts.Should().Contain(new OrganizationAccount(made.Id, "newcomer", AccountStatus.Active, "/prod/new"));
        accounts.Single(account => account.Id == simulator.Organization.Accounts[0].Id).Status.Should().Be(AccountStatus.Suspended);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_organization_is_told_so()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        using var reader = Reader(simulator, $"account:{simulator.Organization.Accounts[0].Id}");
        var read = async () => await reader.ReadAsync(Cancel).ToListAsync(Cancel);
        (await read.Should().ThrowAsync<AmazonServiceException>()).Which.ErrorCode.Should().Be("AccessDeniedException");
    }

    [Theory]
    [InlineData("aws", "us-east-1")]
    [InlineData("aws-cn", "cn-northwest-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    public void Each_partition_has_it_in_one_region(string partition, string region) => OrganizationsClient.RegionOf(partition).Should().Be(region);

    private static OrganizationReader Reader(SimulatorHost simulator, string key = "AKIAQRIE") => new(
        new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = simulator.Url, MaxRetries = 0 })), new BasicAWSCredentials(key, "simulated"));
}
