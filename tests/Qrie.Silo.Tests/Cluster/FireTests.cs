using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Orleans.Runtime;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Tests.Storage.Contract;
using Qrie.Simulator;
using Qrie.TestCluster;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>Three silos over one queue and one set of tables, of which one after the other is killed while things change.</summary>
public sealed class FireTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(10);

    // CloudTrail's events come later than reads lag, so that one look shows them for certain.
    private static readonly TimeSpan EventsAreLateBy = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan UntilSettled = TimeSpan.FromMinutes(10);

    private readonly string prefix = $"fire-{Guid.NewGuid():N}-";

    private const double DescribesAtMost = 1.2;
    private const string Buckets = "arn:aws:s3:::";

    [Fact]
    public async Task Invariant_1_nothing_is_lost_and_little_is_done_twice_when_a_silo_is_killed_every_ten_seconds()
    {
        var size = FireSize.Chosen;
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = size.Accounts, NewBucketsBlockPublicAccess = false });
        await using var queue = await FauxqsQueue.StartAsync();
        await backend.MakeTablesAsync(prefix, Token);
        await using var tables = new DynamoUnderTest(backend.Client(), prefix);
        await using var relay = new EventRelay(simulator, queue, EventsAreLateBy);
        await using var fleet = new SiloFleet(() => new SiloProcess(simulator, backend.Url, prefix, Settings(queue)));
        using var changes = new BucketChanges(simulator, size.Resources, size.Rounds);
        fleet.Start(3);
        await fleet.ReadyAsync(Token);
        try
        {
            await BurnAsync(fleet, changes, size);
            var watch = Stopwatch.StartNew();
            await fleet.ReadyAsync(Token);
            await Eventually.TrueAsync(
                async () => relay.Arrived.Count == size.Changes && await queue.DepthAsync(Token) == (0, 0) && (await tables.Inbox.ListNonEmptyAsync()).Count == 0,
                "queue and inboxes to empty", UntilSettled);
            await Eventually.TrueAsync(async () => (await ActiveAsync()).SetEquals(fleet.Silos.Select(silo => silo.SiloPort)), "the killed silos to be declared dead", UntilSettled);

            // What a describe reads of each bucket that is there: whether it is, one call tells of many.
            var (described, necessary) = (simulator.Organization.Calls[("s3", "GetBucketVersioning")], NecessaryDescribes.Of(relay.Arrived.Where(one => !one.IsEnd)));
            Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size.Changes} changes of {size.Resources} buckets, {fleet.Killed} silos killed, settled in {watch.Elapsed.TotalSeconds:0} s; {described} describes, {necessary} necessary: {(double)described / necessary:0.00}, and {(double)described / size.Changes:0.00} per change."));

            await IsTrueAsync(simulator, tables, relay, fleet, changes.Left);
            ((double)described / necessary).Should().BeLessThanOrEqualTo(DescribesAtMost);
        }
        catch
        {
            Output.WriteLine(fleet.Warnings);
            throw;
        }
    }

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    /// <summary>Kills silos as long as changes are made; each waits for the one that came for the last.</summary>
    private static async Task BurnAsync(SiloFleet fleet, BucketChanges changes, FireSize size)
    {
        var making = MakeAsync(changes, size);
        using var kills = new PeriodicTimer(BetweenKills);
        while (await Task.WhenAny(making, kills.WaitForNextTickAsync(Token).AsTask()) != making)
        {
            await Task.WhenAny(making, fleet.ReadyAsync(Token));
            await fleet.ReplaceAsync();
        }

        await making;
    }

    /// <summary>What is stored, and what each silo says, is what the organization truly is.</summary>
    private static async Task IsTrueAsync(SimulatorHost simulator, DynamoUnderTest tables, EventRelay relay, SiloFleet fleet, int left)
    {
        var stored = await StoredAsync(tables.Queries);
        relay.Arrived.Where(one => stored[$"{Buckets}{one.Bucket}"].SnapshotTime < one.ShownFrom).Should().BeEmpty("no change is lost");
        (await tables.Coverage.QuarantineAsync(null, Token)).Should().BeEmpty();
        var truth = await TrueState.ReadAsync(simulator, new TruthServices());
        var buckets = truth.Configurations.Where(one => one.Key.StartsWith(Buckets, StringComparison.Ordinal)).ToDictionary();
        buckets.Should().HaveCount(left);
        stored.Where(one => one.Value.Status == ResourceStatus.Present).Select(one => (one.Key, one.Value.Configuration)).ToHashSet()
            .SetEquals(buckets.Select(one => (one.Key, (string?)one.Value))).Should().BeTrue("what is stored is what is there");
        var findings = truth.Findings.Where(finding => finding.Arn.StartsWith(Buckets, StringComparison.Ordinal)).ToHashSet();
        foreach (var silo in fleet.Silos)
        {
            (await silo.FindingsAsync(Token)).Should().HaveCount(findings.Count).And.OnlyContain(finding => findings.Contains(finding));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(FauxqsQueue queue) =>
    [
        new("Qrie__VisibilityTimeout", "00:00:20"),
        new("Qrie__QueueUrl", queue.Url),
        new("Qrie__Aws__Endpoints__sqs", queue.Endpoint),
    ];

    private static async Task MakeAsync(BucketChanges changes, FireSize size)
    {
        var watch = Stopwatch.StartNew();
        for (var change = 0; change < size.Changes; change++)
        {
            await changes.MakeAsync(change, Token);
            var ahead = TimeSpan.FromSeconds((double)(change + 1) / size.ChangesPerSecond) - watch.Elapsed;
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead, Token);
            }
        }
    }

    private static async Task<Dictionary<string, ResourceRow>> StoredAsync(IInventoryQueries queries)
    {
        var rows = new Dictionary<string, ResourceRow>();
        string? after = null;
        do
        {
            var page = await queries.ResourcesAsync(new ResourceFilter { Type = "AWS::S3::Bucket" }, 500, after, Token);
            page.Items.ToList().ForEach(row => rows.Add(row.Arn, row));
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    /// <summary>The ports of the silos that the table of the membership calls active.</summary>
    private async Task<HashSet<int>> ActiveAsync()
    {
        using var client = backend.Client();
        var item = await client.GetItemAsync(
            new GetItemRequest { TableName = $"{prefix}membership", Key = new() { ["ClusterId"] = new AttributeValue(prefix) }, ConsistentRead = true }, Token);
        var active = ((int)SiloStatus.Active).ToString(CultureInfo.InvariantCulture);
        return [.. item.Item["Silos"].M.Where(silo => silo.Value.M["s"].N == active).Select(silo => SiloAddress.FromParsableString(silo.Key).Endpoint.Port)];
    }
}
