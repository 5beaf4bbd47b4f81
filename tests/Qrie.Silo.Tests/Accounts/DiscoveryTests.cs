using Microsoft.Extensions.Options;
using Qrie.Accounts;
using Qrie.Silo.Accounts;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Accounts;

public sealed class DiscoveryTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_accounts_are_watched_closed_ones_retire_and_configured_ones_are_left_alone()
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Accounts = 3 },
            new Dictionary<string, string?> { ["Qrie:Organization:Regions:0"] = "us-east-1", ["Qrie:Organization:ExcludeAccounts:0"] = "999999999999" },
            onboarded: 1);
        var (configured, found) = (qrie.Simulator.Organization.Accounts[0], qrie.Simulator.Organization.Accounts[2]);
        var (discovery, directory) = (qrie.Service<AccountDiscovery>(), qrie.Service<IAccountDirectory>());

        await discovery.RunAsync(ct);

        var added = directory.Find(found.Id)!;
        added.Ou.Should().Be(found.Ou);
        added.RoleArn.Should().Be(found.RoleArn);
        added.ExternalId.Should().StartWith("qrie-").And.HaveLength(37);
        directory.Find(qrie.Simulator.Organization.Accounts[1].Id)!.ExternalId.Should().NotBe(added.ExternalId, "each account has its own");
        directory.Find(configured.Id)!.ExternalId.Should().Be(configured.ExternalId);

        qrie.Simulator.Organization.CloseAccount(found.Id);
        qrie.Simulator.Organization.CloseAccount(configured.Id);
        await discovery.RunAsync(ct);

        directory.Find(found.Id).Should().BeNull();
        directory.Find(configured.Id).Should().NotBeNull();
    }

    [Fact]
    public async Task Accounts_follow_the_regions_of_the_settings_unless_somebody_gave_them_others()
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Accounts = 3 }, new Dictionary<string, string?> { ["Qrie:Organization:Regions:0"] = "us-east-1" }, onboarded: 1);
        var (follows, own) = (qrie.Simulator.Organization.Accounts[1].Id, qrie.Simulator.Organization.Accounts[2].Id);
        var (discovery, directory) = (qrie.Service<AccountDiscovery>(), qrie.Service<IAccountDirectory>());
        await discovery.RunAsync(ct);
        await qrie.Service<AccountRegistry>().ChangeAsync(own, known => known! with { Registration = known.Registration with { Regions = ["eu-central-1"] } });

        qrie.Service<IOptions<DiscoveryOptions>>().Value.Regions.Add("eu-west-1");
        await discovery.RunAsync(ct);

        directory.Find(follows)!.Regions.Should().Equal("us-east-1", "eu-west-1");
        directory.Find(own)!.Regions.Should().Equal("eu-central-1");
    }

    [Theory]
    [InlineData("/prod", "/prod", true)]
    [InlineData("/prod", "/prod/payments", true)]
    [InlineData("/prod/", "/prod/payments", true)]
    [InlineData("/prod", "/production", false)]
    [InlineData("/", "/prod", true)]
    public void An_account_is_wanted_by_the_path_of_its_unit(string included, string ou, bool wanted)
    {
        var options = new DiscoveryOptions();
        options.IncludeOus.Add(included);

        options.Wants("111122223333", ou).Should().Be(wanted);
    }

    [Fact]
    public void Discovery_without_regions_is_refused() =>
        new DiscoveryOptionsValidator().Validate(null, new DiscoveryOptions { Enabled = true }).FailureMessage.Should().Contain("Qrie:Organization:Regions");
}
