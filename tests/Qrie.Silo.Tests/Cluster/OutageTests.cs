using System.Net;
using Orleans;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Silo.Tests.Storage.Contract;
using Qrie.Simulator;
using Qrie.TestCluster;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>
/// Each of the services without which Qrie cannot work is away for a while, and buckets change meanwhile. For half of the time it
/// answers with errors, for the other half it refuses connections.
/// </summary>
public sealed class OutageTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const int Buckets = 150;
    private const int ChangesPerSecond = 25;
    private const int Lanes = 4;
    private const int Capacity = 15;
    private const int Concurrency = 4;
    private const int Receivers = 2;

    // What a receiver holds unless it is told otherwise.
    private const int HeldByReceiver = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.0 / ChangesPerSecond);
    private static readonly TimeSpan UntilWell = TimeSpan.FromMinutes(3);

    private readonly TimeSpan outage = FireSize.Chosen.Outage;
    private readonly string prefix = $"outage-{Guid.NewGuid():N}-";
    private int changed;

    [Fact]
    public async Task When_the_queue_the_tables_or_STS_are_away_it_is_said_and_nothing_grows_or_is_lost()
    {
        var port = SiloProcess.FreePort();
        await using var queue = new LoopbackGate(port);
        await using var sessions = new LoopbackGate(port);
        await using var tables = new LoopbackGate(new Uri(backend.Url).Port);
        await backend.MakeTablesAsync(prefix, Token);
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Accounts = 2, NewBucketsBlockPublicAccess = false, Port = port }, Settings(queue, sessions, tables));
        using var changes = new BucketChanges(qrie.Simulator, Buckets, Math.Max(2, (int)(3 * outage.TotalSeconds * ChangesPerSecond / Buckets)));

        // No session was needed before.
        await AwayAsync(qrie, changes, sessions, "sts", HttpStatusCode.OK);
        await AwayAsync(qrie, changes, queue, "sqs", HttpStatusCode.OK);
        await AwayAsync(qrie, changes, tables, "dynamodb", HttpStatusCode.ServiceUnavailable);

        (await qrie.Service<ICoverageQueries>().QuarantineAsync(null, Token)).Should().BeEmpty();
        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services);
        var found = await qrie.Service<IInventoryQueries>().FindingsAsync(
            new FindingFilter { State = FindingStatus.Active, Type = "AWS::S3::Bucket" }, 5 * Buckets, null, Token);
        found.Items.Select(row => (row.Arn, row.Finding.PolicyId)).Should().BeEquivalentTo(
            truth.Findings.Where(finding => finding.Arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal)));
    }

    private async Task AwayAsync(QrieHost qrie, BucketChanges changes, LoopbackGate gate, string service, HttpStatusCode ready)
    {
        gate.Fail();
        await ChangeAsync(qrie, changes, outage / 2);
        await SaysAsync(qrie, service, ready);
        gate.Refuse();
        await ChangeAsync(qrie, changes, outage / 2);
        await SaysAsync(qrie, service, ready);
        gate.Open();

        await Eventually.TrueAsync(
            async () => await GetAsync(qrie, "/health/ready") is (HttpStatusCode.OK, var health) && !health.Contains(service, StringComparison.Ordinal)
                && await GetAsync(qrie, "/api/coverage") is (HttpStatusCode.OK, var coverage) && coverage.Contains("\"problems\":[]", StringComparison.Ordinal),
            $"{service} to be well again", UntilWell);
        await qrie.SettleAsync(Token);
    }

    private async Task ChangeAsync(QrieHost qrie, BucketChanges changes, TimeSpan time)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var left = (int)(time / Pause); left > 0; left--)
        {
            await timer.WaitForNextTickAsync(Token);
            await changes.MakeAsync(changed++, Token);
            if (left % ChangesPerSecond == 0)
            {
                await HoldsNoMoreThanItMayAsync(qrie);
            }
        }
    }

    private static async Task HoldsNoMoreThanItMayAsync(QrieHost qrie)
    {
        qrie.Simulator.Organization.QueueDepth.InFlight.Should().BeLessThanOrEqualTo(Receivers * HeldByReceiver);
        foreach (var account in qrie.Simulator.Organization.Accounts)
        {
            foreach (var lane in Enumerable.Range(0, Lanes))
            {
                var state = await qrie.Service<IGrainFactory>().GetGrain<IAccountInboxGrain>($"{account.Id}/{lane}").GetStateAsync();
                state.Pending.Count.Should().BeLessThanOrEqualTo(Capacity);
                state.InFlight.Count.Should().BeLessThanOrEqualTo(Concurrency);
            }
        }
    }

    private static async Task SaysAsync(QrieHost qrie, string service, HttpStatusCode ready)
    {
        var (status, health) = await GetAsync(qrie, "/health/ready");
        health.Should().Contain($"{service} has not answered since");
        status.Should().Be(ready);
        (status, var coverage) = await GetAsync(qrie, "/api/coverage");
        coverage.Should().Contain(service);
        status.Should().Be(ready);
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(QrieHost qrie, string path)
    {
        using var answer = await qrie.Http.GetAsync(path, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private Dictionary<string, string?> Settings(LoopbackGate queue, LoopbackGate sessions, LoopbackGate tables) => new()
    {
        ["Qrie:Receivers"] = $"{Receivers}",
        ["Qrie:Inbox:Lanes"] = $"{Lanes}",
        ["Qrie:Inbox:Capacity"] = $"{Capacity}",
        ["Qrie:Inbox:Concurrency"] = $"{Concurrency}",
        ["Qrie:Aws:RequestsPerSecond"] = "10000",
        ["Qrie:Aws:Endpoints:sqs"] = queue.Url,
        ["Qrie:Aws:Endpoints:sts"] = sessions.Url,
        ["Qrie:Storage"] = "dynamodb",
        ["Qrie:DynamoDb:TablePrefix"] = prefix,
        ["Qrie:DynamoDb:EndpointUrl"] = tables.Url,
        ["Qrie:Cluster:Provider"] = "dynamodb",
        ["Qrie:Cluster:ClusterId"] = prefix,
        ["Qrie:Cluster:AdvertisedAddress"] = "127.0.0.1",
        ["Qrie:Cluster:SiloPort"] = $"{SiloProcess.FreePort()}",
        // A cluster must name them; those of the simulated organization are taken.
        ["Qrie:QueueUrl"] = "http://127.0.0.1/111122223333/events",
        ["Qrie:Accounts:0:AccountId"] = "111122223333",
    };
}
