using System.Globalization;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>Cuts pages, and reads where the next begins.</summary>
internal static class Pages
{
    /// <summary>A page of rows that were read to one beyond its end.</summary>
    public static Page<T> Cut<T>(List<(T Row, string Place)> rows, int limit) => rows.Count > limit
        ? new Page<T>([.. rows.Take(limit).Select(row => row.Row)], rows[limit - 1].Place)
        : new Page<T>([.. rows.Select(row => row.Row)], null);

    public static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NotOurs();

    public static FormatException NotOurs() => new("The token is none of ours.");
}
