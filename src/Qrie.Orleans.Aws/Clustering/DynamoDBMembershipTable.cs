using System.Globalization;
using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>
/// The membership of a cluster in one DynamoDB item. Every change of it is one conditional update; false means that the
/// condition did not hold, and everything else throws.
/// </summary>
internal sealed partial class DynamoDBMembershipTable : IMembershipTable
{
    private const int CleanupAttempts = 5;
    private static readonly TimeSpan KeptWhenFull = TimeSpan.FromMinutes(10);

    private readonly DynamoDBClusteringOptions options;
    private readonly string clusterId;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ClusterItem item;
    private readonly ClusterUpdates updates;

    public DynamoDBMembershipTable(
        IOptions<DynamoDBClusteringOptions> options, IOptions<ClusterOptions> cluster, IServiceProvider services, TimeProvider time,
        ILogger<DynamoDBMembershipTable> logger)
    {
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        clusterId = cluster.Value.ClusterId;
        item = new ClusterItem(DynamoDBClients.Create(options.Value, services), options.Value.TableName, clusterId);
        updates = new ClusterUpdates(item);
    }

    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken)
    {
        if (await item.IsThereAsync(cancellationToken))
        {
            return;
        }

        if (!options.CreateIfNotExists)
        {
            throw item.Missing($", or set {nameof(DynamoDBClusteringOptions)}.{nameof(DynamoDBClusteringOptions.CreateIfNotExists)}");
        }

        if (await DynamoDBClusteringTable.CreateIfNotExistsAsync(item.Client, item.TableName, time, cancellationToken))
        {
            LogTableCreated(logger, item.TableName);
        }
    }

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => item.ReadAllAsync(cancellationToken);

    public Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken) => item.ReadRowAsync(key, cancellationToken);

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken)
    {
        var etag = NewEtag(tableVersion);
        return WriteAsync(updates.Insertion(entry, tableVersion, etag), entry.SiloAddress, etag, cancellationToken);
    }

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken)
    {
        var newEtag = NewEtag(tableVersion);
        return WriteAsync(updates.Replacement(entry, etag, tableVersion, newEtag), entry.SiloAddress, newEtag, cancellationToken);
    }

    public async Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await item.Client.UpdateItemAsync(updates.Heartbeat(entry), cancellationToken);
        }
        catch (ConditionalCheckFailedException exception)
        {
            throw new OrleansException($"{entry.SiloAddress} is no member of cluster {clusterId}: its row is gone.", exception);
        }
    }

    public async Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var data = await item.ReadAllAsync(cancellationToken);
            var defunct = data.Members
                .Select(member => member.Item1)
                .Where(entry => entry.Status != SiloStatus.Active && LastUpdate(entry) < beforeDate)
                .Select(entry => entry.SiloAddress);
            try
            {
                foreach (var silos in defunct.Chunk(ClusterUpdates.RemovedAtATime))
                {
                    await item.Client.UpdateItemAsync(updates.Removal(silos, data.Version), cancellationToken);
                }

                return;
            }
            catch (ConditionalCheckFailedException) when (attempt < CleanupAttempts)
            {
                // The membership has changed: one of them may have become active.
            }
        }
    }

    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        item.Client.DeleteItemAsync(new DeleteItemRequest(item.TableName, ClusterItem.KeyOf(clusterId)), cancellationToken);

    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion, CancellationToken.None);

    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId, CancellationToken.None);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate, CancellationToken.None);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key, CancellationToken.None);

    public Task<MembershipTableData> ReadAll() => ReadAllAsync(CancellationToken.None);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion, CancellationToken.None);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        UpdateRowAsync(entry, etag, tableVersion, CancellationToken.None);

    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry, CancellationToken.None);

    // The random part tells the etags of an item that was deleted and began anew from those before.
    private static string NewEtag(TableVersion version) =>
        $"{version.Version.ToString(CultureInfo.InvariantCulture)}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    private static DateTime LastUpdate(MembershipEntry entry) =>
        (entry.SuspectTimes ?? []).Select(vote => vote.Item2).Append(entry.StartTime).Append(entry.IAmAliveTime).Max();

    private static bool IsTooLarge(AmazonDynamoDBException exception) =>
        exception.ErrorCode == "ValidationException" && exception.Message.Contains("Item size", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> WriteAsync(UpdateItemRequest update, SiloAddress silo, string etag, CancellationToken cancellationToken)
    {
        try
        {
            return await TryWriteAsync(update, silo, etag, cancellationToken);
        }
        catch (AmazonDynamoDBException exception) when (IsTooLarge(exception))
        {
            // Silos that fail at start, one after the other, leave rows behind that no active silo cleans up.
            LogFull(logger, KeptWhenFull, exception);
            await CleanupDefunctSiloEntriesAsync(time.GetUtcNow() - KeptWhenFull, cancellationToken);
            return await TryWriteAsync(update, silo, etag, cancellationToken);
        }
    }

    private async Task<bool> TryWriteAsync(UpdateItemRequest update, SiloAddress silo, string etag, CancellationToken cancellationToken)
    {
        try
        {
            await item.Client.UpdateItemAsync(update, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            // The client tries again when an answer is lost, and then its own first attempt breaks the condition.
            var row = await item.ReadRowAsync(silo, cancellationToken);
            var ours = row.Members is [var member] && member.Item2 == etag;
            LogConflict(logger, silo, row.Version.Version, ours);
            return ours;
        }
    }

    [LoggerMessage(41, LogLevel.Information, "The DynamoDB table {Table} has been made for the clusters' membership.")]
    private static partial void LogTableCreated(ILogger logger, string table);

    [LoggerMessage(42, LogLevel.Debug, "The row of {Silo} was not written: the membership is at version {Version}; written by an earlier attempt: {Ours}.")]
    private static partial void LogConflict(ILogger logger, SiloAddress silo, int version, bool ours);

    [LoggerMessage(43, LogLevel.Warning, "The membership does not fit in an item any more; removing silos that are not active and gave no sign for {Kept}.")]
    private static partial void LogFull(ILogger logger, TimeSpan kept, Exception exception);
}
