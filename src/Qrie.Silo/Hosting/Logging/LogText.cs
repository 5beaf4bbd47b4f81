using System.Globalization;
using System.Text;

namespace Qrie.Silo.Hosting.Logging;

/// <summary>Text of strangers in a log that people read: names of resources, callers and errors may be anything.</summary>
internal static class LogText
{
    /// <summary>The text with what would begin a line, move the cursor or turn the direction of writing as <c>\n</c> or <c>\u001b</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepLines">Leaves line feeds, for what has lines of its own.</param>
    public static string Escape(string text, bool keepLines = false)
    {
        if (!text.AsEnumerable().Any(character => IsDangerous(character, keepLines)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = !IsDangerous(character, keepLines) ? escaped.Append(character)
                : character == '\n' ? escaped.Append(@"\n")
                : character == '\r' ? escaped.Append(@"\r")
                : escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}");
        }

        return escaped.ToString();
    }

    private static bool IsDangerous(char character, bool keepLines) => character switch
    {
        '\t' => false,
        '\n' => !keepLines,
        _ => char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format,
    };
}
