using Amazon.EC2.Model;
using Qrie.Scans;
using Qrie.Silo.Tests.Services.Ec2;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Scans;

/// <summary>The scan of an account with ten thousand resources, under a budget.</summary>
public sealed class LargeScanTests
{
    // Each has an interface and a volume.
    private const int Instances = 3_300;
    private const int Buckets = 100;
    private const int CallsPerSecond = 50;

    // Those of a bucket's parts; that it exists, and what its account blocks, one call can tell of many.
    private const int CallsPerBucket = 10;

    // Beyond the first page of each: a thousand instances or interfaces, five hundred volumes.
    private const int FurtherPages = (Instances / 1000 * 2) + (Instances / 500);

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_resources_cost_hardly_more_calls_than_they_must_and_a_stopped_scan_only_lists_again()
    {
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Seed = 3 }, new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = $"{CallsPerSecond}" }, onboarded: 1);
        var account = qrie.Simulator.Organization.Accounts[0];
        qrie.Simulator.Organization.Faults.DropRate = 1;
        await ScanAsync(qrie, account.Id, "empty");
        var listing = CallsOf(qrie) + FurtherPages;
        await FillAsync(qrie, account);
        qrie.Simulator.Organization.Faults.Latency = TimeSpan.FromMilliseconds(20);

        qrie.Simulator.Organization.ResetCalls();
        var units = await ScanAsync(qrie, account.Id, "large");
        units.Should().OnlyContain(unit => unit.State == ScanState.Completed);
        units.Sum(unit => unit.Listed).Should().BeGreaterThan(10_000);
        units.Sum(unit => unit.Drift).Should().BeGreaterThan(10_000, "no event brought any of them");
        const int describing = Buckets * CallsPerBucket;
        CallsOf(qrie).Should().BeInRange(listing + describing, (listing + describing) * 11 / 10);

        qrie.Simulator.Organization.ResetCalls();
        await StartAsync(qrie, account.Id, "stopped");
        await Eventually.TrueAsync(() => Task.FromResult(qrie.Calls("GetBucketVersioning") > Buckets / 2), "half of the buckets");
        await qrie.RestartAsync();
        (await FinishedAsync(qrie, "stopped")).Should().OnlyContain(unit => unit.State == ScanState.Completed && unit.Drift == 0);
        CallsOf(qrie).Should().BeLessThanOrEqualTo(((2 * listing) + describing) * 11 / 10);
    }

    // The queue is asked all the time, and sessions end with the process.
    private static int CallsOf(QrieHost qrie) =>
        qrie.Simulator.Organization.Calls.Where(call => call.Key is not (("sqs", "ReceiveMessage") or ("sts", _))).Sum(call => call.Value);

    private async Task FillAsync(QrieHost qrie, SimulatedAccount account)
    {
        using var admin = new Ec2Administrator(qrie.Simulator, account);
        var (_, subnet, _, _) = await admin.MakeNetworkAsync(ct);
        for (var made = 0; made < Instances; made += Instances / 10)
        {
            await admin.Ec2.RunInstancesAsync(
                new RunInstancesRequest { ImageId = "ami-0123456789abcdef0", InstanceType = "t3.micro", SubnetId = subnet, MinCount = Instances / 10, MaxCount = Instances / 10 }, ct);
        }

        using var s3 = qrie.S3(account);
        foreach (var number in Enumerable.Range(0, Buckets))
        {
            await s3.PutBucketAsync($"large-{number}", ct);
        }
    }

    private static async Task<IReadOnlyList<ScanUnit>> ScanAsync(QrieHost qrie, string account, string id)
    {
        await StartAsync(qrie, account, id);
        return await FinishedAsync(qrie, id);
    }

    private static Task<int> StartAsync(QrieHost qrie, string account, string id) =>
        qrie.Service<ScanPlanner>().StartAsync(new Scan(id, ScanKind.Inventory, account, null, null, "test", DateTimeOffset.UtcNow));

    private static async Task<IReadOnlyList<ScanUnit>> FinishedAsync(QrieHost qrie, string id)
    {
        await Eventually.TrueAsync(
            async () => (await qrie.Service<IScanStore>().UnitsAsync([id])).All(unit => unit.IsFinished), "the scan to end", TimeSpan.FromMinutes(5));
        return await qrie.Service<IScanStore>().UnitsAsync([id]);
    }
}
