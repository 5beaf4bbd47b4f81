namespace Qrie.Simulator.S3;

/// <summary>The names that buckets of one account have or had, in order, so that a listing costs what it returns.</summary>
internal sealed class BucketIndex
{
    private readonly Lock sync = new();
    private readonly List<string> names = [];

    public void Add(string name)
    {
        lock (sync)
        {
            var at = names.BinarySearch(name, StringComparer.Ordinal);
            if (at < 0)
            {
                names.Insert(~at, name);
            }
        }
    }

    public void Remove(string name)
    {
        lock (sync)
        {
            var at = names.BinarySearch(name, StringComparer.Ordinal);
            if (at >= 0)
            {
                names.RemoveAt(at);
            }
        }
    }

    /// <summary>Names with a prefix that come after another, in order, a chunk of them at a time.</summary>
    public string[] Chunk(string prefix, string after, int size)
    {
        lock (sync)
        {
            var from = string.CompareOrdinal(prefix, after) > 0 ? Lower(prefix) : After(after);
            var chunk = new List<string>(Math.Min(size, 64));
            for (var i = from; i < names.Count && chunk.Count < size && names[i].StartsWith(prefix, StringComparison.Ordinal); i++)
            {
                chunk.Add(names[i]);
            }

            return [.. chunk];
        }
    }

    private int Lower(string name)
    {
        var at = names.BinarySearch(name, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

    private int After(string name)
    {
        var at = names.BinarySearch(name, StringComparer.Ordinal);
        return at < 0 ? ~at : at + 1;
    }
}
