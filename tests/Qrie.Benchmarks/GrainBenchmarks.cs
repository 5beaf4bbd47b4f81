using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Benchmarks;

/// <summary>What Qrie's own work costs in calls that do nothing: AWS answers from memory.</summary>
internal static class GrainBenchmarks
{
    private const int Workers = 32;
    private const int Resources = 64;

    public static async Task<IReadOnlyList<Rate>> RunAsync()
    {
        await using var host = await BenchmarkHost.StartAsync(
            new SimulatorOptions { Accounts = 1 },
            configure: services => services.AddSingleton(ReadyBucketType.AmongAll()));
        var grains = host.Service<IGrainFactory>();
        var account = host.Simulator.Organization.Accounts[0].Id;

        await Measure.RunAsync("warm-up", Workers, (worker, i) => grains.GetGrain<IPingGrain>($"{worker}-{i % Resources}").PingAsync());
        var ping = await Measure.RunAsync("ping", Workers, (worker, i) => grains.GetGrain<IPingGrain>($"{worker}-{i % Resources}").PingAsync());

        // An event of long ago: one look at a snapshot tells that it is covered.
        var past = DateTimeOffset.UtcNow.AddHours(-1);
        var unchanged = await Measure.RunAsync("unchanged event", Workers, (worker, i) =>
            grains.GetGrain<IResourceGrain>(Arn(worker, i)).ApplyAsync(Pending(Arn(worker, i), account, past, i), false));

        // Each describe differs from the one before: diff, evaluation, and one write with findings and history.
        var changed = await Measure.RunAsync("changed event", Workers, (worker, i) =>
            grains.GetGrain<IResourceGrain>(Arn(worker, i)).ApplyAsync(Pending(Arn(worker, i), account, DateTimeOffset.UtcNow, i), false));

        return [ping, unchanged, changed, await PersistAsync(host, account), await EvaluateAsync(grains, account), await ForgetAsync()];
    }

    private static async Task<Rate> ForgetAsync()
    {
        await using var host = await BenchmarkHost.StartAsync(
            new SimulatorOptions { Accounts = 1 },
            configure: services =>
            {
                services.AddSingleton(ReadyBucketType.AmongAll());
                services.AddKeyedSingleton<IGrainStorage>(ResourceState.StorageName, new ForgetfulStorage());
            });
        var grains = host.Service<IGrainFactory>();
        var account = host.Simulator.Organization.Accounts[0].Id;
        return await Measure.RunAsync("changed, not stored", Workers, (worker, i) =>
            grains.GetGrain<IResourceGrain>(Arn(worker, i)).ApplyAsync(Pending(Arn(worker, i), account, DateTimeOffset.UtcNow, i), false));
    }

    private static async Task<Rate> PersistAsync(BenchmarkHost host, string account)
    {
        var storage = host.App.Services.GetRequiredKeyedService<IGrainStorage>(ResourceState.StorageName);
        var states = Enumerable.Range(0, Workers).Select(worker => new GrainState<ResourceState>(State($"arn:aws:s3:::persist-{worker}", account))).ToArray();
        return await Measure.RunAsync("persist only", Workers, (worker, i) =>
        {
            var grainState = states[worker];
            var state = grainState.State!;
            state.UnwrittenFindings.Add("S3BucketVersioningDisabled");
            state.UnwrittenHistory.Add(new ResourceHistoryEntry { At = DateTimeOffset.UtcNow, Diff = [], FindingsOpened = [], FindingsResolved = [], Status = ResourceStatus.Present });
            return storage.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grainState);
        });
    }

    private static Task<Rate> EvaluateAsync(IGrainFactory grains, string account)
    {
        var request = new EvaluationRequest
        {
            Arn = "arn:aws:s3:::evaluated",
            Type = "AWS::S3::Bucket",
            AccountId = account,
            Region = "us-east-1",
            Configuration = CanonicalJson.Write(ReadyBucketType.Configuration("evaluated", versioned: false), typeof(Aws.S3.S3BucketConfiguration)),
            Tags = new Dictionary<string, string>(),
        };
        return Measure.RunAsync("evaluate only", Workers, async (_, _) => await grains.GetGrain<IPolicyEvaluatorGrain>(0).EvaluateAsync(request));
    }

    private static string Arn(int worker, long i) => $"arn:aws:s3:::bench-{worker}-{i % Resources}";

    private static PendingChange Pending(string arn, string account, DateTimeOffset at, long i) => new()
    {
        Key = arn,
        Events =
        [
            new ResourceChange
            {
                Arn = arn,
                Type = "AWS::S3::Bucket",
                AccountId = account,
                Region = "us-east-1",
                Partition = "aws",
                Kind = ChangeKind.Changed,
                Part = "versioning",
                Cause = new Cause { EventId = $"{arn}-{at.UtcTicks}-{i}", EventName = "PutBucketVersioning", Principal = "arn:aws:iam::1:user/bench", SourceIp = "198.51.100.1", At = at },
            },
        ],
        QueuedAt = at,
        DueAt = at,
    };

    private static ResourceState State(string arn, string account) => new()
    {
        Arn = arn,
        Type = "AWS::S3::Bucket",
        AccountId = account,
        Region = "us-east-1",
        Status = ResourceStatus.Present,
        Configuration = CanonicalJson.Write(ReadyBucketType.Configuration("persist", versioned: false), typeof(Aws.S3.S3BucketConfiguration)),
        SnapshotTime = DateTimeOffset.UtcNow,
        Findings =
        {
            ["S3BucketVersioningDisabled"] = new Finding
            {
                PolicyId = "S3BucketVersioningDisabled",
                Severity = 60,
                Status = FindingStatus.Active,
                FirstSeen = DateTimeOffset.UtcNow,
                OpenedAt = DateTimeOffset.UtcNow,
                LastEvaluated = DateTimeOffset.UtcNow,
                Message = "Versioning is suspended.",
                Evidence = "{}",
                SnapshotTime = DateTimeOffset.UtcNow,
                PolicyRevision = 1,
            },
        },
    };
}
