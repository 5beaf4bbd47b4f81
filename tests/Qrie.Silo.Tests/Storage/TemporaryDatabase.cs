using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Resources;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Tests.Storage;

/// <summary>A database file that goes with the test, and states to put into it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qrie-storage-").FullName;

    /// <param name="content">What is in the file; null for an empty database.</param>
    public TemporaryDatabase(byte[]? content = null)
    {
        if (content is not null)
        {
            File.WriteAllBytes(Path, content);
        }

        Database = new SqliteDatabase(Path);
        Resources = new ResourceStorage(Database, new ResourceTypes());
    }

    public string Path => System.IO.Path.Combine(folder, "qrie.db");

    public SqliteDatabase Database { get; }

    public ResourceStorage Resources { get; }

    public InventoryQueries Queries => new(Database);

    public async Task<GrainState<ResourceState>> WriteAsync(ResourceState state, string? etag = null)
    {
        var grainState = new GrainState<ResourceState>(state) { ETag = etag };
        await Resources.WriteStateAsync("resource", GrainId.Create("resource", state.Arn), grainState);
        return grainState;
    }

    public async Task<ResourceState> ReadAsync(string arn)
    {
        var grainState = new GrainState<ResourceState>();
        await Resources.ReadStateAsync("resource", GrainId.Create("resource", arn), grainState);
        return grainState.State!;
    }

    public static ResourceState Bucket(string name, string account = "111122223333", params Finding[] findings) => new()
    {
        Arn = $"arn:aws:s3:::{name}",
        Type = "AWS::S3::Bucket",
        AccountId = account,
        Region = "eu-west-1",
        Status = ResourceStatus.Present,
        SnapshotTime = At(0),
        FirstSeenAt = At(0),
        LastSeenAt = At(0),
        Configuration = "{}",
        Relations = [$"arn:aws:account::{account}:account"],
        Findings = findings.ToDictionary(finding => finding.PolicyId),
        UnwrittenFindings = [.. findings.Select(finding => finding.PolicyId)],
    };

    public static Finding Finding(string policy, int second, int severity = 60, FindingStatus status = FindingStatus.Active, long revision = 1) => new()
    {
        PolicyId = policy,
        Severity = severity,
        Status = status,
        FirstSeen = At(second),
        OpenedAt = At(second),
        LastEvaluated = At(second),
        ResolvedAt = status == FindingStatus.Resolved ? At(second) : null,
        ResolvedReason = status == FindingStatus.Resolved ? ResolvedReason.Compliant : null,
        Message = $"{policy} at {second}",
        Evidence = "{}",
        SnapshotTime = At(second),
        PolicyRevision = revision,
    };

    public static DateTimeOffset At(int second) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
