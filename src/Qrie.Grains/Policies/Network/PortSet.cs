using System.Globalization;

namespace Qrie.Policies.Network;

/// <summary>A set of ports, as ranges that neither touch nor overlap, lowest first.</summary>
internal sealed class PortSet
{
    private const int Last = 65535;

    private readonly (int From, int To)[] ranges;

    private PortSet(IEnumerable<(int From, int To)> ranges) => this.ranges = [.. Merge(ranges)];

    /// <summary>No port.</summary>
    public static PortSet None { get; } = new([]);

    /// <summary>Every port.</summary>
    public static PortSet All { get; } = new([(0, Last)]);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => ranges.Length == 0;

    /// <summary>True when no port is missing but 0, which nothing listens on.</summary>
    public bool IsAll => ranges is [(0 or 1, Last)];

    /// <summary>A range; an absent or negative end means that there is none.</summary>
    public static PortSet Range(int? from, int? to) => from is null or < 0 && to is null or < 0
        ? All
        : new([(Math.Max(from ?? 0, 0), to is null or < 0 ? Last : Math.Min(to.Value, Last))]);

    /// <summary>Single ports.</summary>
    public static PortSet Of(params IEnumerable<int> ports) => new(ports.Select(port => (port, port)));

    /// <summary>True when the port is in the set.</summary>
    public bool Contains(int port) => ranges.Any(range => range.From <= port && port <= range.To);

    /// <summary>What is in either.</summary>
    public PortSet Union(PortSet other) => new(ranges.Concat(other.ranges));

    /// <summary>What is in both.</summary>
    public PortSet Intersect(PortSet other) => new(
        from left in ranges
        from right in other.ranges
        let range = (From: Math.Max(left.From, right.From), To: Math.Min(left.To, right.To))
        where range.From <= range.To
        select range);

    /// <summary>What is not in the other.</summary>
    public PortSet Except(PortSet other) => Intersect(other.Complement());

    /// <summary>The ranges as people write them, such as <c>22</c> and <c>8000-8100</c>.</summary>
    public IEnumerable<string> Texts() => ranges.Select(range => range.From == range.To
        ? range.From.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.From}-{range.To}"));

    private PortSet Complement()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (from, to) in ranges)
        {
            if (from > next)
            {
                gaps.Add((next, from - 1));
            }

            next = to + 1;
        }

        if (next <= Last)
        {
            gaps.Add((next, Last));
        }

        return new PortSet(gaps);
    }

    private static List<(int From, int To)> Merge(IEnumerable<(int From, int To)> ranges)
    {
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges.Where(range => range.From <= range.To).OrderBy(range => range.From))
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
