namespace Qrie.Aws;

/// <summary>
/// Gathers the ids that describes of several resources ask for at the same time, and reads them with one call. A call always
/// begins after the ask, so that a snapshot's time stays the moment before its read began. While a call is under way, further ids gather
/// for the next, for a second at most: the longer calls wait for their turn, the more they bring.
/// </summary>
/// <typeparam name="TItem">What is read.</typeparam>
/// <param name="load">Reads the items of some ids, at most <paramref name="limit"/>; ids that do not exist are left out of the answer.</param>
/// <param name="limit">How many ids one call takes; at least 1.</param>
/// <param name="gather">How long to wait for more ids.</param>
/// <param name="time">The clock.</param>
public sealed class BatchLoader<TItem>(
    Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, TItem>>> load, int limit, TimeSpan gather, TimeProvider time)
    where TItem : class
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private Task underWay = Task.CompletedTask;
    private Batch? open;

    /// <summary>Reads one item, with others that are asked for now.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait; the call goes on for the others.</param>
    /// <returns>The item, or null when there is none of that id.</returns>
    public async Task<TItem?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Task<IReadOnlyDictionary<string, TItem>> loaded;
        lock (sync)
        {
            var batch = open;
            if (batch is null || !batch.TryAdd(id, limit))
            {
                batch?.SendNow();
                // Where the wait is over at once, the batch is closed before this has it.
                open = batch = new Batch(id);
                batch.Loaded = SendAsync(batch);
            }

            loaded = batch.Loaded;
        }

        return (await loaded.WaitAsync(cancellationToken)).GetValueOrDefault(id);
    }

    private async Task<IReadOnlyDictionary<string, TItem>> SendAsync(Batch batch)
    {
        await Task.WhenAny(Task.Delay(gather, time), batch.Full).ConfigureAwait(false);
        if (underWay is { IsCompleted: false } before)
        {
            await Task.WhenAny(before, Task.Delay(LongestWait, time), batch.Full).ConfigureAwait(false);
        }

        Task<IReadOnlyDictionary<string, TItem>> call;
        lock (sync)
        {
            if (ReferenceEquals(open, batch))
            {
                open = null;
            }

            underWay = call = load(batch.Ids, CancellationToken.None);
        }

        return await call.ConfigureAwait(false);
    }

    private sealed class Batch(string first)
    {
        private readonly HashSet<string> ids = new(StringComparer.Ordinal) { first };
        private readonly TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyCollection<string> Ids => ids;

        public Task Full => full.Task;

        public Task<IReadOnlyDictionary<string, TItem>> Loaded { get; set; } = null!;

        public bool TryAdd(string id, int limit) => ids.Contains(id) || (ids.Count < limit && ids.Add(id));

        public void SendNow() => full.TrySetResult();
    }
}
