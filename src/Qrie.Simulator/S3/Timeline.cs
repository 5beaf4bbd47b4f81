namespace Qrie.Simulator.S3;

/// <summary>What something was, and until when: enough of the past for reads that lag.</summary>
internal sealed class Timeline<T> where T : class
{
    private volatile Entry[] entries = [];

    /// <summary>What it is now; null when it is absent.</summary>
    public T? Current => entries is [.., var last] ? last.Value : null;

    /// <summary>True when it is absent and was so at the given moment and ever since.</summary>
    public bool IsGoneSince(DateTimeOffset moment) => entries is not [.., var last] || (last.Value is null && last.At <= moment);

    public T? AsOf(DateTimeOffset moment)
    {
        var known = entries;
        for (var i = known.Length - 1; i >= 0; i--)
        {
            if (known[i].At <= moment)
            {
                return known[i].Value;
            }
        }

        return null;
    }

    /// <summary>Called under the owner's lock.</summary>
    public void Set(DateTimeOffset now, T? value)
    {
        var known = entries;
        var horizon = now - Faults.MaxReadLag;
        var first = 0;
        while (first + 1 < known.Length && known[first + 1].At <= horizon)
        {
            first++;
        }

        entries = [.. known.AsSpan(first), new Entry(now, value)];
    }

    private sealed record Entry(DateTimeOffset At, T? Value);
}
