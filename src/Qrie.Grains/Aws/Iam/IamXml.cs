using System.Globalization;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>Reads what IAM answers. Times are taken in whole seconds, which is what all of its answers have.</summary>
internal static class IamXml
{
    /// <summary>The members of a list; none where there is no list.</summary>
    public static IEnumerable<XElement> Members(XElement element, string list) => element.Element(list)?.Elements("member") ?? [];

    /// <summary>A text that must be there.</summary>
    public static string Required(XElement element, string name) => Text(element, name) ?? "";

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(XElement element, string name) => element.Element(name) is { Value: { Length: > 0 } text } ? text : null;

    /// <summary>A time, UTC; null where there is none.</summary>
    public static DateTimeOffset? Time(XElement element, string name) => Time(Text(element, name));

    /// <summary>A time, UTC, in whole seconds; null for <c>N/A</c>, <c>no_information</c> and other texts that are none.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero)
            : null;

    /// <summary>A number; 0 where there is none.</summary>
    public static int Number(XElement element, string name) =>
        int.TryParse(Text(element, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The day, UTC, of a time.</summary>
    public static DateOnly? Day(DateTimeOffset? time) => time is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;

    /// <summary>The tags of a user, role or policy.</summary>
    public static SortedDictionary<string, string> Tags(XElement element) => new(
        Members(element, "Tags").ToDictionary(tag => Required(tag, "Key"), tag => tag.Element("Value")?.Value ?? ""), StringComparer.Ordinal);
}
