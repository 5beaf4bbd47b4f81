namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>A sweep over many things: one that fails keeps none of the others waiting.</summary>
internal static class Each
{
    private const int ErrorsTold = 5;

    /// <summary>Does something for each, some side by side.</summary>
    /// <param name="items">The things.</param>
    /// <param name="name">What a failure is told with.</param>
    /// <param name="sideBySide">How many at a time.</param>
    /// <param name="act">What is done.</param>
    /// <param name="cancellationToken">Begins with no further one.</param>
    /// <exception cref="AggregateException">Some failed, after all the others were done; the first few failures.</exception>
    public static async Task DoAsync<T>(IAsyncEnumerable<T> items, Func<T, string> name, int sideBySide, Func<T, Task> act, CancellationToken cancellationToken)
    {
        var (failures, sync, failed) = (new List<Exception>(), new Lock(), 0);
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = sideBySide, CancellationToken = cancellationToken },
            async (item, _) =>
            {
                try
                {
                    await act(item);
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    lock (sync)
                    {
                        failed++;
                        if (failures.Count < ErrorsTold)
                        {
                            failures.Add(new InvalidOperationException($"{name(item)}: {exception.Message}", exception));
                        }
                    }
                }
            });
        if (failed > 0)
        {
            throw new AggregateException($"{failed} failed; the first of them are told.", failures);
        }
    }

    /// <inheritdoc cref="DoAsync{T}(IAsyncEnumerable{T}, Func{T, string}, int, Func{T, Task}, CancellationToken)"/>
    public static Task DoAsync<T>(IEnumerable<T> items, Func<T, string> name, int sideBySide, Func<T, Task> act, CancellationToken cancellationToken) =>
        DoAsync(items.ToAsyncEnumerable(), name, sideBySide, act, cancellationToken);
}
