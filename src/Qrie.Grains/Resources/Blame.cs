using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Resources;

/// <summary>Who made a change: of each of its parts, for one look may show what several people did.</summary>
internal sealed class Blame
{
    private readonly HashSet<string> parts;
    private readonly Func<IReadOnlySet<string>, Cause?> blame;

    /// <param name="diff">What differs.</param>
    /// <param name="blame">Who altered the last of some parts, or made the resource come or go; null when nobody is known.</param>
    public Blame(IReadOnlyList<DiffOperation> diff, Func<IReadOnlySet<string>, Cause?> blame)
    {
        this.blame = blame;
        IsTurn = diff.Any(one => one.Path.Length == 0);
        parts = diff.Where(one => one.Path.Length > 0).Select(JsonDiff.PartOf).ToHashSet(StringComparer.Ordinal);
        Cause = blame(parts);
    }

    /// <summary>True when the resource came or went.</summary>
    public bool IsTurn { get; }

    /// <summary>Who made the last of it.</summary>
    public Cause? Cause { get; }

    /// <summary>Who else made parts of it.</summary>
    public IReadOnlyList<Cause> Others =>
    [
        .. parts.Select(Of).OfType<Cause>().Where(cause => !cause.IsOwn && cause.EventId != Cause?.EventId).DistinctBy(cause => cause.EventId).OrderBy(cause => cause.At),
    ];

    /// <summary>The parts that nobody is known to have altered; none when the resource came or went.</summary>
    public IReadOnlyList<string> UnexplainedParts => [.. parts.Where(part => Of(part) is null or { IsOwn: true })];

    /// <summary>Who altered the last of what a policy reads; of all, when the policy does not say, or reads none of what differs.</summary>
    /// <param name="verdict">The policy's verdict.</param>
    public Cause? For(PolicyVerdict verdict)
    {
        var read = verdict.Parts.Where(parts.Contains).ToHashSet(StringComparer.Ordinal);
        return read.Count == 0 ? Cause : blame(read);
    }

    private Cause? Of(string part) => blame(new HashSet<string>(StringComparer.Ordinal) { part });
}
