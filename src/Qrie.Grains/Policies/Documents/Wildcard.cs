namespace Qrie.Policies.Documents;

/// <summary>
/// Patterns of policies: <c>*</c> stands for any text, <c>?</c> for one character
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"/>).
/// </summary>
internal static class Wildcard
{
    /// <summary>True when the text holds a wildcard.</summary>
    public static bool IsIn(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>
    /// True when the pattern matches everything that the other one matches. A text without wildcards is a pattern
    /// that matches itself. Never true by mistake; false for a few odd pairs such as <c>*?</c> over <c>?*</c>.
    /// </summary>
    public static bool Covers(string pattern, string other, bool ignoreCase)
    {
        var (at, read, star, resume) = (0, 0, -1, 0);
        while (read < other.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, read);
            }
            else if (at < pattern.Length && CoversOne(pattern[at], other[read], ignoreCase))
            {
                at++;
                read++;
            }
            else if (star >= 0)
            {
                (at, read) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }

    /// <summary>True when some text matches both patterns.</summary>
    public static bool Overlaps(string left, string right, bool ignoreCase)
    {
        // overlaps[j]: what is left of the one pattern, from i on, has a text in common with the other from j on.
        var overlaps = new bool[right.Length + 1];
        for (var i = left.Length; i >= 0; i--)
        {
            var next = (bool[])overlaps.Clone();
            for (var j = right.Length; j >= 0; j--)
            {
                var (one, other) = (i < left.Length ? left[i] : '\0', j < right.Length ? right[j] : '\0');
                overlaps[j] = (one, other) switch
                {
                    ('\0', '\0') => true,
                    ('*', _) => next[j] || (other != '\0' && overlaps[j + 1]),
                    (_, '*') => overlaps[j + 1] || (one != '\0' && next[j]),
                    ('\0', _) or (_, '\0') => false,
                    _ => (one == '?' || other == '?' || Same(one, other, ignoreCase)) && next[j + 1],
                };
            }
        }

        return overlaps[0];
    }

    private static bool CoversOne(char pattern, char other, bool ignoreCase) =>
        pattern == '?' ? other != '*' : Same(pattern, other, ignoreCase);

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
