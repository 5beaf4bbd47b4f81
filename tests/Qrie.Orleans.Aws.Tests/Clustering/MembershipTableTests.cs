using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Runtime;
using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>What Orleans asks of a membership table, case by case as in its own suite.</summary>
public sealed class MembershipTableTests(DynamoDBServer server) : IClassFixture<DynamoDBServer>, IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc);
    private static int generation;

    private readonly string clusterId = $"cluster-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider time = new(Now);
    private TemporaryTable temporary = null!;
    private DynamoDBMembershipTable table = null!;

    private AmazonDynamoDBClient Client => temporary.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        temporary = await TemporaryTable.CreateAsync(server);
        table = Table();
        await table.InitializeMembershipTableAsync(true, Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (temporary is not null)
        {
            await temporary.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_empty_table_has_version_0_and_no_members()
    {
        var data = await table.ReadAllAsync(Token);

        data.Members.Should().BeEmpty();
        data.Version.Version.Should().Be(0);
        data.Version.VersionEtag.Should().NotBeNull();
    }

    [Fact]
    public async Task An_inserted_row_reads_as_it_was_written()
    {
        var entry = Entry(SiloStatus.Active);
        entry.RoleName = "role";
        entry.UpdateZone = 2;
        entry.FaultZone = 3;
        entry.AddSuspector(Silo(), Now.AddSeconds(1));
        entry.AddSuspector(Silo(), Now.AddSeconds(2));
        var version = (await table.ReadAllAsync(Token)).Version;

        (await table.InsertRowAsync(entry, version.Next(), Token)).Should().BeTrue();

        foreach (var data in new[] { await table.ReadAllAsync(Token), await table.ReadRowAsync(entry.SiloAddress, Token) })
        {
            data.Version.Version.Should().Be(1);
            data.Version.VersionEtag.Should().NotBe(version.VersionEtag);
            var (read, etag) = data.Members.Should().ContainSingle().Subject;
            etag.Should().NotBeNullOrEmpty();
            read.ToFullString().Should().Be(entry.ToFullString());
            (read.UpdateZone, read.FaultZone).Should().Be((2, 3));
            read.StartTime.Kind.Should().Be(DateTimeKind.Utc);
        }
    }

    [Fact]
    public async Task An_IPv6_silo_is_a_member_as_well()
    {
        var entry = Entry(SiloStatus.Active);
        entry.SiloAddress = SiloAddress.New(System.Net.IPAddress.Parse("fd00:ec2::254"), 11111, 7);
        await InsertAsync(entry);

        (await table.ReadRowAsync(entry.SiloAddress, Token)).Members.Single().Item1.SiloAddress.Should().Be(entry.SiloAddress);
    }

    [Fact]
    public async Task A_row_is_inserted_once_and_at_the_current_version_only()
    {
        var first = (await table.ReadAllAsync(Token)).Version.Next();
        var entry = Entry(SiloStatus.Joining);
        (await table.InsertRowAsync(entry, first, Token)).Should().BeTrue();

        (await table.InsertRowAsync(entry, first, Token)).Should().BeFalse("it is there, and the version is old");
        (await table.InsertRowAsync(Entry(SiloStatus.Joining), first, Token)).Should().BeFalse("the version is old");
        var current = (await table.ReadAllAsync(Token)).Version;
        (await table.InsertRowAsync(entry, current.Next(), Token)).Should().BeFalse("it is there");

        var data = await table.ReadAllAsync(Token);
        data.Version.Should().Be(current);
        data.Members.Should().ContainSingle();
    }

    [Fact]
    public async Task A_row_that_is_not_there_reads_as_none_with_the_version()
    {
        await InsertAsync(Entry(SiloStatus.Active));

        var data = await table.ReadRowAsync(Silo(), Token);

        data.Members.Should().BeEmpty();
        data.Version.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_row_is_updated_at_the_current_version_and_with_its_own_etag_only()
    {
        await InsertAsync(Entry(SiloStatus.Active));
        for (var i = 0; i < 3; i++)
        {
            var entry = Entry(SiloStatus.Joining);
            await InsertAsync(entry);
            var inserted = await table.ReadAllAsync(Token);
            var etag = inserted.TryGet(entry.SiloAddress)!.Item2;
            entry.Status = SiloStatus.Active;
            entry.AddSuspector(Silo(), Now);

            (await table.UpdateRowAsync(entry, etag, new TableVersion(inserted.Version.Version, "old"), Token)).Should().BeFalse("the version is old");
            (await table.UpdateRowAsync(entry, "old", inserted.Version.Next(), Token)).Should().BeFalse("the row's etag is old");
            (await table.UpdateRowAsync(entry, etag, inserted.Version.Next(), Token)).Should().BeTrue();
            (await table.UpdateRowAsync(entry, etag, inserted.Version.Next(), Token)).Should().BeFalse("both are old");

            var data = await table.ReadAllAsync(Token);
            data.Version.Version.Should().Be(inserted.Version.Version + 1);
            data.Members.Should().HaveCount(i + 2);
            var (read, newEtag) = data.TryGet(entry.SiloAddress)!;
            read.ToFullString().Should().Be(entry.ToFullString());
            newEtag.Should().NotBe(etag);
            (await table.UpdateRowAsync(entry, newEtag, inserted.Version.Next(), Token)).Should().BeFalse("the version is old");
            (await table.ReadAllAsync(Token)).TryGet(entry.SiloAddress)!.Item2.Should().Be(newEtag);
        }
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_not_updated()
    {
        (await table.UpdateRowAsync(Entry(SiloStatus.Active), "any", (await table.ReadAllAsync(Token)).Version.Next(), Token)).Should().BeFalse();
        await InsertAsync(Entry(SiloStatus.Active));
        (await table.UpdateRowAsync(Entry(SiloStatus.Active), "any", (await table.ReadAllAsync(Token)).Version.Next(), Token)).Should().BeFalse();

        (await table.ReadAllAsync(Token)).Version.Version.Should().Be(1);
    }

    [Fact]
    public async Task Eight_writers_at_once_lose_no_update()
    {
        const int Updates = 5;
        var entry = Entry(SiloStatus.Joining);
        var insertions = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            await Table().InsertRowAsync(entry, new TableVersion(1, ClusterItem.NoEtag), Token)));
        insertions.Where(inserted => inserted).Should().ContainSingle("all began from the same version");

        // Each adds votes of its own to the row that it read: a lost update is a missing vote.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var writer = Table();
            for (var done = 0; done < Updates;)
            {
                var data = await writer.ReadAllAsync(Token);
                var (row, etag) = data.TryGet(entry.SiloAddress)!;
                row.AddSuspector(Silo(), Now);
                done += await writer.UpdateRowAsync(row, etag, data.Version.Next(), Token) ? 1 : 0;
            }
        }));

        var final = await table.ReadAllAsync(Token);
        final.Version.Version.Should().Be(1 + (8 * Updates));
        final.Members.Single().Item1.SuspectTimes.Should().HaveCount(8 * Updates);
    }

    [Fact]
    public async Task A_heartbeat_changes_neither_the_version_nor_etags()
    {
        var entry = Entry(SiloStatus.Active);
        await InsertAsync(entry);
        var before = await table.ReadAllAsync(Token);

        await table.UpdateIAmAliveAsync(new MembershipEntry { SiloAddress = entry.SiloAddress, IAmAliveTime = Now.AddSeconds(30) }, Token);

        var after = await table.ReadAllAsync(Token);
        after.Version.Should().Be(before.Version);
        var (read, etag) = after.Members.Single();
        etag.Should().Be(before.Members[0].Item2);
        read.IAmAliveTime.Should().Be(Now.AddSeconds(30));
        read.Status.Should().Be(SiloStatus.Active);
        (await table.ReadRowAsync(entry.SiloAddress, Token)).Members.Single().Item1.IAmAliveTime.Should().Be(Now.AddSeconds(30));
        (await table.UpdateRowAsync(entry, before.Members[0].Item2, before.Version.Next(), Token)).Should().BeTrue("what was read before it is still good");
        (await table.ReadAllAsync(Token)).Members.Single().Item1.IAmAliveTime.Should().Be(Now.AddSeconds(30), "an update with an older time takes no heartbeat back");
    }

    [Fact]
    public async Task A_heartbeat_of_a_silo_without_a_row_throws()
    {
        await ThrowsAsync<OrleansException>(() => table.UpdateIAmAliveAsync(Entry(SiloStatus.Active), Token), "*no member*");
        await InsertAsync(Entry(SiloStatus.Active));
        await ThrowsAsync<OrleansException>(() => table.UpdateIAmAliveAsync(Entry(SiloStatus.Active), Token), "*no member*");
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_with_a_port_for_clients()
    {
        var gateways = new DynamoDBGatewayListProvider(
            Options.Create(new DynamoDBGatewayOptions { TableName = temporary.Name, ClientFactory = _ => Client }),
            Options.Create(new ClusterOptions { ClusterId = clusterId }), Options.Create(new GatewayOptions()), Services());
        await gateways.InitializeGatewayListProviderAsync(Token);
        (await gateways.GetGatewaysAsync(Token)).Should().BeEmpty();
        var entries = Enum.GetValues<SiloStatus>().Select(Entry).Append(Entry(SiloStatus.Active)).Append(Entry(SiloStatus.Active)).ToArray();
        entries[^1].ProxyPort = 0;
        foreach (var entry in entries)
        {
            await InsertAsync(entry);
        }

        var expected = entries[..^1].Where(entry => entry.Status == SiloStatus.Active)
            .Select(entry => SiloAddress.New(entry.SiloAddress.Endpoint.Address, entry.ProxyPort, entry.SiloAddress.Generation).ToGatewayUri());
        (await gateways.GetGatewaysAsync(Token)).Should().HaveCount(2).And.BeEquivalentTo(expected);
    }

    [Fact]
    public async Task Cleanup_removes_what_is_not_active_and_gave_no_sign_since()
    {
        var kept = new List<SiloAddress>();
        foreach (var status in Enum.GetValues<SiloStatus>())
        {
            var old = Entry(status);
            old.StartTime = old.IAmAliveTime = Now.AddDays(-10);
            await InsertAsync(old);
            if (status == SiloStatus.Active)
            {
                kept.Add(old.SiloAddress);
            }
        }

        var beating = Entry(SiloStatus.Joining);
        beating.StartTime = beating.IAmAliveTime = Now.AddDays(-10);
        await InsertAsync(beating);
        await table.UpdateIAmAliveAsync(new MembershipEntry { SiloAddress = beating.SiloAddress, IAmAliveTime = Now.AddDays(-1) }, Token);
        var votedDead = Entry(SiloStatus.Dead);
        votedDead.StartTime = votedDead.IAmAliveTime = Now.AddDays(-10);
        votedDead.AddSuspector(Silo(), Now.AddDays(-1));
        await InsertAsync(votedDead);
        var young = Entry(SiloStatus.Dead);
        await InsertAsync(young);
        var version = (await table.ReadAllAsync(Token)).Version;

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(-7), Token);

        var data = await table.ReadAllAsync(Token);
        data.Version.Should().Be(version);
        data.Members.Select(member => member.Item1.SiloAddress).Should()
            .BeEquivalentTo([.. kept, beating.SiloAddress, votedDead.SiloAddress, young.SiloAddress]);
    }

    [Fact]
    public async Task More_rows_than_one_expression_takes_are_cleaned_up()
    {
        var count = ClusterUpdates.RemovedAtATime + 20;
        var version = new TableVersion(1, ClusterItem.NoEtag);
        for (var i = 0; i < count; i++)
        {
            (await table.InsertRowAsync(Entry(SiloStatus.Dead), version, Token)).Should().BeTrue();
            version = (await table.ReadRowAsync(Silo(), Token)).Version.Next();
        }

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(1), Token);

        (await table.ReadAllAsync(Token)).Members.Should().BeEmpty();
        (await Client.GetItemAsync(temporary.Name, ClusterItem.KeyOf(clusterId), true, Token)).Item[ClusterItem.Heartbeats].M.Should().BeNullOrEmpty();
    }

    [Fact]
    public async Task A_membership_that_no_longer_fits_makes_room_for_the_silo_that_starts()
    {
        var crashed = 0;
        for (; crashed < 80; crashed++)
        {
            var entry = Entry(SiloStatus.Joining);
            entry.HostName = new string('h', 10_000);
            entry.StartTime = entry.IAmAliveTime = Now.AddHours(-1);
            await InsertAsync(entry);
        }

        (await table.ReadAllAsync(Token)).Members.Count.Should().BeLessThan(crashed).And.BeGreaterThan(1);
    }

    [Fact]
    public async Task A_membership_that_does_not_fit_throws()
    {
        var entry = Entry(SiloStatus.Joining);
        entry.HostName = new string('h', 410_000);

        await ThrowsAsync<AmazonDynamoDBException>(() => InsertAsync(entry), "*size*");
    }

    [Fact]
    public void Five_hundred_silos_take_less_than_a_third_of_an_item()
    {
        var entry = Entry(SiloStatus.Active);
        entry.HostName = "ip-10-200-101-202.eu-central-1.compute.internal";
        entry.SiloName = "Silo_0123456789abcdef";
        entry.RoleName = "Qrie.Silo";
        entry.SiloAddress = SiloAddress.New(System.Net.IPAddress.Parse("10.200.101.202"), 11111, 140_523_000);
        entry.AddSuspector(entry.SiloAddress, Now);

        var bytes = (SiloRow.KeyOf(entry.SiloAddress).Length * 2) + 10 + SizeOf(SiloRow.Write(entry, "1000.01234567"));

        (500 * bytes).Should().BeLessThan(400 * 1024 / 3);
    }

    [Fact]
    public async Task Deleting_a_cluster_leaves_others_and_it_can_begin_anew()
    {
        await InsertAsync(Entry(SiloStatus.Active));
        var other = Table("another");
        (await other.InsertRowAsync(Entry(SiloStatus.Active), new TableVersion(1, ClusterItem.NoEtag), Token)).Should().BeTrue();
        var before = (await table.ReadAllAsync(Token)).Version;

        await table.DeleteMembershipTableEntriesAsync(clusterId, Token);

        (await table.ReadAllAsync(Token)).Members.Should().BeEmpty();
        (await other.ReadAllAsync(Token)).Members.Should().ContainSingle();
        (await table.InsertRowAsync(Entry(SiloStatus.Active), before.Next(), Token)).Should().BeFalse("that version is gone");
        await InsertAsync(Entry(SiloStatus.Active));
        (await table.InsertRowAsync(Entry(SiloStatus.Active), before.Next(), Token)).Should().BeFalse("the same number is another version now");
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_a_success_all_the_same()
    {
        var updates = 0;
        using var losing = new InterceptedClient(server.Url, async send =>
        {
            // The first attempt reaches the table; its answer does not come back, and the client tries again.
            var response = await send();
            return updates++ % 2 == 1 ? response : throw new HttpRequestException("The connection was closed.");
        });
        var table = Table(client: losing);
        var entry = Entry(SiloStatus.Joining);

        (await table.InsertRowAsync(entry, new TableVersion(1, ClusterItem.NoEtag), Token)).Should().BeTrue();
        var data = await table.ReadAllAsync(Token);
        entry.Status = SiloStatus.Active;
        (await table.UpdateRowAsync(entry, data.Members.Single().Item2, data.Version.Next(), Token)).Should().BeTrue();

        updates.Should().Be(4);
        (await table.ReadAllAsync(Token)).Version.Version.Should().Be(2);
    }

    [Fact]
    public async Task An_error_is_no_conflict()
    {
        using var gone = new AmazonDynamoDBClient(
            new Amazon.Runtime.BasicAWSCredentials("AKIAQRIE", "simulated"),
            new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9", MaxErrorRetry = 0 });
        var table = Table(client: gone);

        await ThrowsAsync<Exception>(() => table.InsertRowAsync(Entry(SiloStatus.Active), new TableVersion(1, "e"), Token));
        await ThrowsAsync<Exception>(() => table.UpdateRowAsync(Entry(SiloStatus.Active), "e", new TableVersion(1, "e"), Token));
        await ThrowsAsync<Exception>(() => table.ReadAllAsync(Token));
    }

    [Fact]
    public async Task A_missing_table_is_an_error_that_names_it_and_is_made_only_when_asked_for()
    {
        var missing = $"missing-{Guid.NewGuid():N}";
        await ThrowsAsync<OrleansConfigurationException>(
            () => Table(tableName: missing).InitializeMembershipTableAsync(true, Token), $"*{missing}*ClusterId*CreateIfNotExists*");
        (await Client.ListTablesAsync(Token)).TableNames.Should().NotContain(missing);

        var creating = Table(tableName: missing, create: true, clock: TimeProvider.System);
        await creating.InitializeMembershipTableAsync(true, Token);
        (await creating.ReadAllAsync(Token)).Members.Should().BeEmpty();
        (await Client.DescribeTableAsync(missing, Token)).Table.BillingModeSummary.BillingMode.Should().Be(BillingMode.PAY_PER_REQUEST);
        await Client.DeleteTableAsync(missing, Token);
    }

    [Fact]
    public async Task A_table_with_another_key_is_an_error_that_says_so()
    {
        var stock = $"stock-{Guid.NewGuid():N}";
        await Client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = stock,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [new("DeploymentId", ScalarAttributeType.S), new("SiloIdentity", ScalarAttributeType.S)],
                KeySchema = [new("DeploymentId", KeyType.HASH), new("SiloIdentity", KeyType.RANGE)],
            },
            Token);
        await Eventually.TrueAsync(async () => (await Client.DescribeTableAsync(stock, Token)).Table.TableStatus == TableStatus.ACTIVE, "the table");

        await ThrowsAsync<OrleansConfigurationException>(
            () => Table(tableName: stock).InitializeMembershipTableAsync(true, Token), $"*{stock}*its only key must be ClusterId*");
        await Client.DeleteTableAsync(stock, Token);
    }

    private static SiloAddress Silo() => SiloAddress.New(System.Net.IPAddress.Parse("10.0.0.1"), 11111, Interlocked.Increment(ref generation));

    private static MembershipEntry Entry(SiloStatus status) => new()
    {
        SiloAddress = Silo(),
        HostName = "host",
        SiloName = "silo",
        Status = status,
        ProxyPort = 30000,
        StartTime = Now.AddMinutes(-1),
        IAmAliveTime = Now,
    };

    private static async Task ThrowsAsync<TException>(Func<Task> act, string message = "*") where TException : Exception =>
        await act.Should().ThrowAsync<TException>().WithMessage(message);

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    private static int SizeOf(AttributeValue value) => value switch
    {
        { M: { Count: > 0 } map } => 3 + map.Sum(entry => 1 + entry.Key.Length + SizeOf(entry.Value)),
        { L: { Count: > 0 } list } => 3 + list.Sum(item => 1 + SizeOf(item)),
        { N: { } number } => (number.Length / 2) + 2,
        _ => value.S.Length,
    };

    private static ServiceProvider Services() => new ServiceCollection().BuildServiceProvider();

    private async Task InsertAsync(MembershipEntry entry) =>
        (await table.InsertRowAsync(entry, (await table.ReadAllAsync(Token)).Version.Next(), Token)).Should().BeTrue();

    private DynamoDBMembershipTable Table(
        string? clusterId = null, string? tableName = null, bool create = false, TimeProvider? clock = null, IAmazonDynamoDB? client = null) => new(
        Options.Create(new DynamoDBClusteringOptions
        {
            TableName = tableName ?? temporary.Name, CreateIfNotExists = create, ClientFactory = _ => client ?? Client,
        }),
        Options.Create(new ClusterOptions { ClusterId = clusterId ?? this.clusterId }),
        Services(),
        clock ?? time,
        NullLogger<DynamoDBMembershipTable>.Instance);
}
