using Orleans.Runtime;
using Qrie.Coverage;

namespace Qrie.Silo.Storage;

/// <summary>Counts in memory and hands on what has gathered, now and then.</summary>
internal sealed class CoverageTally : IAsyncDisposable
{
    // Names come from outside: beyond this many different ones they are counted together.
    private const int MaxNames = 10_000;

    private readonly Func<IReadOnlyCollection<CoverageCounter>, Task> add;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock sync = new();
    private Dictionary<(CounterKind Kind, string Account, string Region, string Name), (long Count, DateTimeOffset LastAt)> tallies = [];

    /// <param name="add">Adds counts to those that are stored.</param>
    /// <param name="period">How often.</param>
    /// <param name="time">The clock.</param>
    public CoverageTally(Func<IReadOnlyCollection<CoverageCounter>, Task> add, TimeSpan period, TimeProvider time)
    {
        this.add = add;
        this.time = time;
        timer = time.CreateTimer(_ => FlushAsync().Ignore(), null, period, period);
    }

    public void Count(CounterKind kind, string? accountId, string? region, string name)
    {
        var key = (kind, accountId ?? "", region ?? "", name.Length <= 128 ? name : name[..128]);
        lock (sync)
        {
            if (tallies.Count >= MaxNames && !tallies.ContainsKey(key))
            {
                key = (kind, "", "", "other");
            }

            tallies[key] = (tallies.GetValueOrDefault(key).Count + 1, time.GetUtcNow());
        }
    }

    /// <summary>Hands on what has gathered.</summary>
    public Task FlushAsync()
    {
        CoverageCounter[] taken;
        lock (sync)
        {
            taken = [.. tallies.Select(tally => new CoverageCounter(
                tally.Key.Kind, NullIfEmpty(tally.Key.Account), NullIfEmpty(tally.Key.Region), tally.Key.Name, tally.Value.Count, tally.Value.LastAt))];
            tallies = [];
        }

        return taken.Length == 0 ? Task.CompletedTask : add(taken);
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await FlushAsync();
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
