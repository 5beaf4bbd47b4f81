using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Changes;
using Qrie.Simulator;

namespace Qrie.Benchmarks;

/// <summary>
/// Buckets in every account that Qrie knows. What changes them says nothing to Qrie; the events are sent apart from that, so
/// that the time of the changes themselves is not measured.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    // Longer than a read of S3 is taken to lag: what was altered in one round explains no difference in the next.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SimulatorHost simulator;
    private readonly IInboxStore inboxes;
    private readonly Dictionary<string, AmazonS3Client> clients;
    private bool versioned;
    private DateTimeOffset changedAt;

    private Fleet(SimulatorHost simulator, IInboxStore inboxes, int perAccount)
    {
        (this.simulator, this.inboxes) = (simulator, inboxes);
        var config = new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true };
        clients = Accounts.ToDictionary(account => account.Id, account => new AmazonS3Client(new BasicAWSCredentials($"account:{account.Id}", "simulated"), config));
        Buckets = [.. Enumerable.Range(0, perAccount).SelectMany(i => Accounts.Select(account => new FleetBucket(account.Id, $"bench-{account.Name}-{i}")))];
    }

    /// <summary>The buckets, account after account in turn.</summary>
    public IReadOnlyList<FleetBucket> Buckets { get; }

    private IReadOnlyList<SimulatedAccount> Accounts => simulator.Organization.Accounts;

    /// <param name="simulator">Where the buckets are.</param>
    /// <param name="inboxes">Qrie's inboxes.</param>
    /// <param name="perAccount">How many buckets each account has.</param>
    public static async Task<Fleet> StartAsync(SimulatorHost simulator, IInboxStore inboxes, int perAccount = 75)
    {
        simulator.Organization.Faults.DropRate = 1;
        var fleet = new Fleet(simulator, inboxes, perAccount);
        await fleet.ForEachAsync(bucket => fleet.clients[bucket.AccountId].PutBucketAsync(bucket.Name));
        var past = DateTimeOffset.UtcNow.AddMinutes(-1);
        foreach (var bucket in fleet.Buckets)
        {
            fleet.Send(bucket, "CreateBucket", past);
        }

        await fleet.DrainAsync();
        return fleet;
    }

    /// <summary>Switches the versioning of every bucket, when nothing has happened to any of them for a while.</summary>
    public async Task ChangeAsync()
    {
        await Task.Delay(Quiet);
        versioned = !versioned;
        changedAt = DateTimeOffset.UtcNow;
        var status = versioned ? VersionStatus.Enabled : VersionStatus.Suspended;
        await ForEachAsync(bucket => clients[bucket.AccountId].PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = bucket.Name, VersioningConfig = new S3BucketVersioningConfig { Status = status } }));
    }

    /// <summary>Puts the event of a change into the queue.</summary>
    public void SendChange(FleetBucket bucket) => Send(bucket, "PutBucketVersioning", DateTimeOffset.UtcNow);

    /// <summary>Waits until a look shows for certain what has changed, as most events of CloudTrail are late enough for.</summary>
    public Task RestAsync() => Task.Delay(Quiet);

    /// <summary>Puts the event of a change into the queue, with the time at which the change was made.</summary>
    public void SendEarlierChange(FleetBucket bucket) => Send(bucket, "PutBucketVersioning", changedAt);

    /// <summary>Waits until no event is in the queue and no change in an inbox.</summary>
    public async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (simulator.Organization.QueueDepth != (0, 0, 0) || (await inboxes.ListNonEmptyAsync()).Count > 0)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private Task ForEachAsync(Func<FleetBucket, Task> act) =>
        Parallel.ForEachAsync(Buckets, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (bucket, _) => await act(bucket));

    private void Send(FleetBucket bucket, string eventName, DateTimeOffset at)
    {
        // CloudTrail truncates to whole seconds.
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var detail = new Dictionary<string, object?>
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new { type = "IAMUser", arn = $"arn:aws:iam::{bucket.AccountId}:user/bench" },
            ["eventTime"] = time,
            ["eventSource"] = "s3.amazonaws.com",
            ["eventName"] = eventName,
            ["awsRegion"] = "us-east-1",
            ["sourceIPAddress"] = "198.51.100.1",
            ["requestParameters"] = new { bucketName = bucket.Name },
            ["responseElements"] = null,
            ["eventID"] = Guid.NewGuid().ToString(),
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = bucket.AccountId,
            ["eventCategory"] = "Management",
        };
        simulator.Organization.Send(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["version"] = "0",
            ["id"] = Guid.NewGuid().ToString(),
            ["detail-type"] = "AWS API Call via CloudTrail",
            ["source"] = "aws.s3",
            ["account"] = bucket.AccountId,
            ["time"] = time,
            ["region"] = "us-east-1",
            ["resources"] = Array.Empty<string>(),
            ["detail"] = detail,
        }));
    }
}
