using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Console.Pages;

/// <summary>Findings counted by what they have in common, where no count is kept of it: by reading those that match.</summary>
/// <param name="Groups">The groups, the largest first.</param>
/// <param name="Complete">False when there are more findings than were read.</param>
internal sealed record FindingTally(IReadOnlyList<FindingTally.Group> Groups, bool Complete)
{
    /// <summary>How many findings are read at most.</summary>
    public const int Most = 10_000;

    /// <summary>Reads and counts.</summary>
    /// <param name="inventory">Where the findings are.</param>
    /// <param name="filter">Which.</param>
    /// <param name="keyOf">What those of a group have in common.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static async Task<FindingTally> OfAsync(IInventoryQueries inventory, FindingFilter filter, Func<FindingRow, string> keyOf, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var count = 0;
        await foreach (var row in inventory.AllFindingsAsync(filter, cancellationToken))
        {
            if (++count > Most)
            {
                break;
            }

            var key = keyOf(row);
            var critical = Severity.BandOf(row.Finding.Severity) == SeverityBand.Critical ? 1 : 0;
            groups[key] = groups.TryGetValue(key, out var known)
                ? known with { Count = known.Count + 1, Critical = known.Critical + critical, Severity = Math.Max(known.Severity, row.Finding.Severity) }
                : new Group(key, row, 1, critical, row.Finding.Severity);
        }

        return new FindingTally(
            [.. groups.Values.OrderByDescending(group => group.Count).ThenByDescending(group => group.Severity).ThenBy(group => group.Key, StringComparer.Ordinal)],
            count <= Most);
    }

    /// <summary>Findings that have something in common.</summary>
    /// <param name="Key">What.</param>
    /// <param name="First">One of them.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Critical">How many of these are critical.</param>
    /// <param name="Severity">The gravest severity.</param>
    internal sealed record Group(string Key, FindingRow First, int Count, int Critical, int Severity);
}
