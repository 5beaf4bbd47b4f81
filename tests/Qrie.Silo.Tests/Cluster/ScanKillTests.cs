using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Qrie.TestCluster;
using Qrie.Silo.Tests.Storage.Contract;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>The silo that takes an inventory is killed.</summary>
public sealed class ScanKillTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const int Buckets = 80;

    // As many are under way in one scan, each of which may have been read and not written.
    private const int UnderWay = 8;
    private static readonly TimeSpan UntilEnd = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_scan_whose_silo_is_killed_goes_on_in_another_where_it_was()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 1, NewBucketsBlockPublicAccess = false });
        var (account, prefix) = (simulator.Organization.Accounts[0], $"scan-{Guid.NewGuid():N}-");
        await backend.MakeTablesAsync(prefix, Token);
        await using var tables = new DynamoUnderTest(backend.Client(), prefix);
        await using var fleet = new SiloFleet(() => new SiloProcess(simulator, backend.Url, prefix, []));
        simulator.Organization.Faults.DropRate = 1;
        using var s3 = new AmazonS3Client(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        foreach (var number in Enumerable.Range(0, Buckets))
        {
            await s3.PutBucketAsync($"scanned-{number}", Token);
        }

        fleet.Start(1);
        await fleet.ReadyAsync(Token);
        simulator.Organization.ResetCalls();
        simulator.Organization.Faults.Latency = TimeSpan.FromMilliseconds(100);
        using var started = await fleet.Silos[0].Http.PostAsJsonAsync("/api/scans", new { account = account.Id, service = "s3", kind = "inventory" }, Token);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("scan_id").GetString()!;
        int Read() => simulator.Organization.Calls.GetValueOrDefault(("s3", "GetBucketVersioning"));
        await Eventually.TrueAsync(() => Task.FromResult(Read() >= Buckets / 2), "half of the buckets");

        await fleet.ReplaceAsync();
        await fleet.ReadyAsync(Token);
        Read().Should().BeLessThan(Buckets, "the silo is to be killed in the middle");
        await Eventually.TrueAsync(async () => (await tables.Scans.UnitsAsync([id])).All(unit => unit.IsFinished), "the scan to end", UntilEnd);

        (await tables.Scans.UnitsAsync([id])).Should().OnlyContain(unit => unit.State == Qrie.Scans.ScanState.Completed && unit.Listed == Buckets);
        Read().Should().BeInRange(Buckets, Buckets + UnderWay, "what was written before the end is not described again");
        var truth = await TrueState.ReadAsync(simulator, new TruthServices());
        (await fleet.Silos[0].FindingsAsync(Token)).Should().BeEquivalentTo(
            truth.Findings.Where(finding => finding.Arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal)));
    }
}
