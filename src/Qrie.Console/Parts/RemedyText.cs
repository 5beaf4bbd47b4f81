namespace Qrie.Console.Parts;

/// <summary>A remedy in its parts: sentences, and what is to be typed or pasted as it is.</summary>
internal static class RemedyText
{
    private const string Start = "aws ";
    private static readonly char[] Ends = ['.', ',', ';', ':', ')'];
    private static readonly string[] Prose = ["with", "and", "then", "or", "to"];

    /// <summary>The parts in their order. Commands are those of the AWS CLI that have options; documents are JSON objects.</summary>
    /// <param name="text">The remedy, as a policy or a person wrote it.</param>
    public static IReadOnlyList<(string Text, bool IsCode)> Read(string text)
    {
        var parts = new List<(string, bool)>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = (at == 0 || text[at - 1] is ' ' or '\n' or '(') ? Math.Max(CommandAt(text, at), DocumentAt(text, at)) : 0;
            if (end > at)
            {
                Add(parts, text[from..at], false);
                Add(parts, text[at..end], true);
                from = at = end;
            }
            else
            {
                at++;
            }
        }

        Add(parts, text[from..], false);
        return parts;
    }

    // Commas and brackets stay with the command that they surrounded.
    private static void Add(List<(string, bool)> parts, string text, bool isCode)
    {
        var trimmed = isCode ? text : (parts.Count == 0 ? text : text.TrimStart([.. Ends, ' ', '\n'])).TrimEnd(' ', '\n', '(');
        if (trimmed.Length > 0)
        {
            parts.Add((trimmed, isCode));
        }
    }

    // Where a command ends that begins there; 0 when none does.
    private static int CommandAt(string text, int at)
    {
        if (string.CompareOrdinal(text, at, Start, 0, Start.Length) != 0)
        {
            return 0;
        }

        var (end, options, last) = (0, 0, "");
        for (var (next, count) = (at, 0); next < text.Length; count++)
        {
            var stop = TokenEnd(text, next);
            var token = text[next..stop];
            var isOption = token.StartsWith("--", StringComparison.Ordinal);
            // The service, its operation, options, and a value for each.
            if (count > 2 && !isOption && (!last.StartsWith("--", StringComparison.Ordinal) || Prose.Contains(token)))
            {
                break;
            }

            var bare = token.TrimEnd(Ends);
            (end, options, last) = (next + bare.Length, options + (isOption ? 1 : 0), token);
            if (bare.Length < token.Length || stop == text.Length || text[stop] != ' ')
            {
                break;
            }

            next = stop + 1;
        }

        return options > 0 ? end : 0;
    }

    // A word ends at a blank that is in no quotes.
    private static int TokenEnd(string text, int at)
    {
        for (char? quote = null; at < text.Length && (quote is not null || text[at] is not (' ' or '\n')); at++)
        {
            quote = quote == text[at] ? null : quote ?? (text[at] is '\'' or '"' ? text[at] : null);
        }

        return at;
    }

    private static int DocumentAt(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "{\"", 0, 2) != 0)
        {
            return 0;
        }

        var (depth, quoted) = (0, false);
        for (; at < text.Length; at++)
        {
            quoted ^= text[at] == '"' && text[at - 1] != '\\';
            depth += quoted ? 0 : text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return 0;
    }
}
