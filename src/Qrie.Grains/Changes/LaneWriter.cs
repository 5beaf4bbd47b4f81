namespace Qrie.Changes;

/// <summary>
/// Writes the rows of a lane, one write after the other, each with what has gathered meanwhile: a row that was written late must not
/// come after the removal that followed it. What could not be written stays to be written. Called from one scheduler only.
/// </summary>
/// <param name="store">The storage.</param>
/// <param name="inbox">The lane.</param>
/// <param name="current">The row of a key as it is now; null when there is none.</param>
internal sealed class LaneWriter(IInboxStore store, string inbox, Func<string, PendingChange?> current)
{
    private readonly HashSet<string> unwritten = new(StringComparer.Ordinal);
    private Task writing = Task.CompletedTask;
    private Task? next;

    /// <summary>Completes when the rows of some keys are stored as they are now, or later.</summary>
    /// <param name="keys">The keys.</param>
    public Task WriteAsync(IEnumerable<string> keys)
    {
        unwritten.UnionWith(keys);
        return next ??= AfterAsync(writing);
    }

    /// <summary>Writes what could not be written before, and completes when nothing is on its way any more.</summary>
    public Task CatchUpAsync() => unwritten.Count > 0 ? WriteAsync([]) : next ?? writing;

    private async Task AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        (writing, next) = (next!, null);
        string[] keys = [.. unwritten];
        unwritten.Clear();
        var rows = keys.Select(current).OfType<PendingChange>().ToArray();
        try
        {
            await store.WriteAsync(inbox, rows, [.. keys.Except(rows.Select(row => row.Key), StringComparer.Ordinal)]);
        }
        catch
        {
            unwritten.UnionWith(keys);
            throw;
        }
    }
}
