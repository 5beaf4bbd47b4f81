namespace Qrie.Silo.Storage;

/// <summary>
/// Turns text into what the trigram indexes are asked. They say where all of its trigrams occur; that these stand in the right
/// order is for the query to check.
/// </summary>
internal static class TextSearch
{
    // Each is another list to go along; what more of them would leave out, looking at the rows does.
    private const int MaxTrigrams = 2;

    /// <summary>The question to FTS5; null for text too short to have a trigram.</summary>
    /// <param name="text">What to look for, without regard to case.</param>
    public static string? Match(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length < 3)
        {
            return null;
        }

        // From the end, which is more telling than the beginning: all ARNs begin alike.
        var starts = Enumerable.Range(0, runes.Length).Select(i => runes.Length - 3 - (3 * i)).TakeWhile(start => start > 0).Append(0).Take(MaxTrigrams);
        var trigrams = starts.Select(i => $"{runes[i]}{runes[i + 1]}{runes[i + 2]}").Distinct(StringComparer.OrdinalIgnoreCase);
        return string.Join(" AND ", trigrams.Select(trigram => $"\"{trigram.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }
}
