using System.Collections.Concurrent;
using Qrie.Simulator.S3;

namespace Qrie.Simulator.Services;

/// <summary>Things of one kind, as they truly are and as they were a moment ago, by a key that is unique in the organization.</summary>
internal sealed class SimulatedTable<T>(SimulatedOrganization organization) where T : class
{
    private readonly Lock sync = new();
    private readonly ConcurrentDictionary<string, Timeline<T>> rows = new(StringComparer.Ordinal);
    private int changes;

    /// <summary>All as they truly are, by key.</summary>
    public IReadOnlyList<(string Key, T Value)> Truth => Where(DateTimeOffset.MaxValue);

    /// <summary>One as it was at a moment; null when there was none.</summary>
    public T? AsOf(string key, DateTimeOffset moment) => rows.GetValueOrDefault(key)?.AsOf(moment);

    /// <summary>All of a moment, by key.</summary>
    public IReadOnlyList<(string Key, T Value)> Where(DateTimeOffset moment, string prefix = "") =>
    [
        .. rows
            .Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(row => (row.Key, Value: row.Value.AsOf(moment)))
            .Where(row => row.Value is not null)
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => (row.Key, row.Value!)),
    ];

    /// <summary>Makes, changes or removes (null) one: the change sees the truth, and no other change comes between.</summary>
    /// <returns>What it is now.</returns>
    public T? Change(string key, Func<T?, T?> change)
    {
        lock (sync)
        {
            var (now, timeline) = (organization.Time.GetUtcNow(), rows.GetOrAdd(key, static _ => new Timeline<T>()));
            var after = change(timeline.Current);
            timeline.Set(now, after);
            Forget(now - Faults.MaxReadLag);
            return after;
        }
    }

    // What went long ago no read can see any more.
    private void Forget(DateTimeOffset moment)
    {
        if (++changes % 1024 != 0)
        {
            return;
        }

        foreach (var (key, _) in rows.Where(row => row.Value.IsGoneSince(moment)).ToArray())
        {
            rows.TryRemove(key, out _);
        }
    }
}
