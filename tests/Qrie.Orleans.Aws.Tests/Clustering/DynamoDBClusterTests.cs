using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.TestingHost;
using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>Silos and a client that know of each other through DynamoDB only.</summary>
public sealed class DynamoDBClusterTests(DynamoDBServer server) : IClassFixture<DynamoDBServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_a_silo_is_killed_its_grains_live_on_with_the_others()
    {
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        await using var table = await TemporaryTable.CreateAsync(server);
        await using var cluster = await StartAsync(table);
        var addresses = cluster.Silos.Select(silo => silo.SiloAddress).ToArray();
        await Eventually.TrueAsync(async () => (await ActiveAsync(cluster)).Order().SequenceEqual(addresses.Order()), "both silos to be active");
        (await PlacesAsync(cluster)).Should().BeSubsetOf(addresses).And.HaveCount(2, "with 64 grains both silos have some");

        await cluster.KillSiloAsync(cluster.Silos[1], Token);

        var survivor = addresses[0];
        await Eventually.TrueAsync(async () => await ActiveAsync(cluster) is [var only] && only.Equals(survivor), "the killed silo to be dead");
        await Eventually.TrueAsync(async () => await PlacesAsync(cluster) is [var only] && only.Equals(survivor), "its grains to live on");
    }

    [Fact]
    public async Task A_silo_whose_machine_is_gone_is_declared_dead_by_the_others()
    {
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        await using var table = await TemporaryTable.CreateAsync(server);
        await using var cluster = await StartAsync(table);
        var membership = new DynamoDBMembershipTable(
            Options.Create(new DynamoDBClusteringOptions { TableName = table.Name, ClientFactory = _ => table.Client }),
            Options.Create(new ClusterOptions { ClusterId = cluster.Options.ClusterId }),
            Substitute.For<IServiceProvider>(), TimeProvider.System, NullLogger<DynamoDBMembershipTable>.Instance);
        // What such a silo leaves: a row that says it is active, and nobody at its address.
        var gone = SiloAddress.New(System.Net.IPAddress.Loopback, 1, 1);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var entry = new MembershipEntry
        {
            SiloAddress = gone, HostName = "gone", SiloName = "gone", Status = SiloStatus.Active, StartTime = now, IAmAliveTime = now,
        };
        await Eventually.TrueAsync(
            async () => await membership.InsertRowAsync(entry, (await membership.ReadAllAsync(Token)).Version.Next(), Token), "the row");

        await Eventually.TrueAsync(
            async () => (await membership.ReadRowAsync(gone, Token)).Members.Single().Item1.Status == SiloStatus.Dead, "the silo to be declared dead");

        var row = (await membership.ReadRowAsync(gone, Token)).Members.Single().Item1;
        row.SuspectTimes!.Select(vote => vote.Item1).Should().NotBeEmpty().And.BeSubsetOf(cluster.Silos.Select(silo => silo.SiloAddress));
        (await ActiveAsync(cluster)).Should().BeEquivalentTo(cluster.Silos.Select(silo => silo.SiloAddress));
    }

    private static async Task<SiloAddress[]> ActiveAsync(TestCluster cluster) =>
        [.. (await cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys];

    private static async Task<SiloAddress[]> PlacesAsync(TestCluster cluster)
    {
        try
        {
            var places = await Task.WhenAll(Enumerable.Range(0, 64).Select(key => cluster.Client.GetGrain<IPlaceGrain>(key).WhereAsync()));
            return [.. places.Distinct()];
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // Calls on their way to the killed silo fail.
            return [];
        }
    }

    private async Task<TestCluster> StartAsync(TemporaryTable table)
    {
        var builder = new TestClusterBuilder(2) { Options = { UseTestClusterMembership = false } };
        builder.Properties["Table"] = table.Name;
        builder.Properties["Url"] = server.Url;
        builder.AddSiloBuilderConfigurator<DynamoDBClustering>();
        builder.AddClientBuilderConfigurator<DynamoDBClustering>();
        var cluster = builder.Build();
        await cluster.DeployAsync(Token);
        return cluster;
    }
}
