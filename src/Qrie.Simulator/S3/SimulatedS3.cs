using System.Collections.Concurrent;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>The buckets of all accounts and the accounts' blocks of public access, as they truly are and as they were.</summary>
public sealed class SimulatedS3
{
    private readonly SimulatedOrganization organization;
    private readonly Lock sync = new();
    private readonly ConcurrentDictionary<string, SimulatedBucket> buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Timeline<SimulatedBucket>> history = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Timeline<string>> accountBlocks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BucketIndex> indexes = new(StringComparer.Ordinal);

    internal SimulatedS3(SimulatedOrganization organization) => this.organization = organization;

    /// <summary>The buckets, by name, as they truly are.</summary>
    public IReadOnlyDictionary<string, SimulatedBucket> Buckets => buckets;

    internal string Partition => organization.Partition;

    /// <summary>A bucket as it truly is; null when there is none of that name.</summary>
    /// <param name="name">The name.</param>
    public SimulatedBucket? Truth(string name) => buckets.GetValueOrDefault(name);

    /// <summary>The account's block of public access as XML; null when there is none.</summary>
    /// <param name="accountId">The account.</param>
    public string? AccountBlock(string accountId) => accountBlocks.GetValueOrDefault(accountId)?.Current;

    /// <summary>The account's four flags; null when it has no block.</summary>
    /// <param name="accountId">The account.</param>
    public SimulatedPublicAccessBlock? TrueAccountBlock(string accountId) =>
        AccountBlock(accountId) is { } xml ? SimulatedPublicAccessBlock.Parse(xml) : null;

    internal SimulatedBucket? AsOf(string name, DateTimeOffset moment) => history.GetValueOrDefault(name)?.AsOf(moment);

    internal string? AccountBlockAsOf(string accountId, DateTimeOffset moment) => accountBlocks.GetValueOrDefault(accountId)?.AsOf(moment);

    /// <summary>The buckets of an account as of a moment, by name, beginning after a name.</summary>
    internal IEnumerable<SimulatedBucket> List(string accountId, string prefix, string after, DateTimeOffset moment)
    {
        const int chunkSize = 256;
        var index = indexes.GetOrAdd(accountId, static _ => new BucketIndex());
        var forgotten = organization.Time.GetUtcNow() - Faults.MaxReadLag;
        for (var size = 2; ; size = chunkSize)
        {
            var chunk = index.Chunk(prefix, after, size);
            foreach (var name in chunk)
            {
                if (history.GetValueOrDefault(name) is not { } timeline || timeline.IsGoneSince(forgotten))
                {
                    Forget(index, name, forgotten);
                }
                else if (timeline.AsOf(moment) is { } bucket && bucket.AccountId == accountId)
                {
                    yield return bucket;
                }
            }

            if (chunk.Length < size)
            {
                yield break;
            }

            after = chunk[^1];
        }
    }

    /// <summary>Makes, changes or deletes (null) a bucket: the change sees the truth, and no other change comes between.</summary>
    /// <returns>When it was done, and what the bucket was and is.</returns>
    internal (DateTimeOffset Time, SimulatedBucket? Before, SimulatedBucket? After) Change(string name, Func<SimulatedBucket?, SimulatedBucket?> change)
    {
        lock (sync)
        {
            var before = buckets.GetValueOrDefault(name);
            var after = change(before);
            var now = organization.Time.GetUtcNow();
            history.GetOrAdd(name, static _ => new Timeline<SimulatedBucket>()).Set(now, after);
            if (after is null)
            {
                buckets.TryRemove(name, out _);
            }
            else
            {
                buckets[name] = after;
                if (before?.AccountId != after.AccountId)
                {
                    indexes.GetOrAdd(after.AccountId, static _ => new BucketIndex()).Add(name);
                }
            }

            return (now, before, after);
        }
    }

    internal DateTimeOffset ChangeAccountBlock(string accountId, SimulatedPublicAccessBlock? block)
    {
        lock (sync)
        {
            var now = organization.Time.GetUtcNow();
            accountBlocks.GetOrAdd(accountId, static _ => new Timeline<string>()).Set(now, block?.Write());
            return now;
        }
    }

    // A name of long ago, which no read can see any more.
    private void Forget(BucketIndex index, string name, DateTimeOffset moment)
    {
        lock (sync)
        {
            if (history.GetValueOrDefault(name) is not { } timeline || timeline.IsGoneSince(moment))
            {
                history.TryRemove(name, out _);
                index.Remove(name);
            }
        }
    }
}
