using System.Globalization;
using System.Xml.Linq;

namespace Qrie.Aws.Rds;

/// <summary>Reads what RDS describes. What an element lacks is nothing.</summary>
internal static class RdsXml
{
    private static readonly string[] Lasting =
        ["available", "stopped", "backing-up", "storage-optimization", "storage-full", "storage-config-upgrade", "failed", "restore-error", "insufficient-capacity"];

    public static string? Text(this XElement element, string name) => element.Element(name)?.Value is { Length: > 0 } text ? text : null;

    public static bool Flag(this XElement element, string name) => element.Text(name) is "true";

    public static int Number(this XElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static DateTimeOffset? Time(this XElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The texts of some element anywhere below a list, in order.</summary>
    public static IReadOnlyList<string> Texts(this XElement element, string list, string item) =>
        [.. element.Element(list)?.Descendants(item).Select(one => one.Value).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()];

    public static SortedDictionary<string, string> Tags(this XElement element) => new(
        (element.Element("TagList")?.Elements("Tag") ?? []).ToDictionary(tag => tag.Text("Key") ?? "", tag => tag.Text("Value") ?? ""), StringComparer.Ordinal);

    /// <summary>Names of the values that wait, without the secret ones' values.</summary>
    public static IReadOnlyList<string> Pending(this XElement element) =>
        [.. element.Element("PendingModifiedValues")?.Elements().Select(value => value.Name.LocalName).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()];

    /// <summary>
    /// Whether what is described is about to be something else: statuses come and go by themselves, so that the status itself is no part
    /// of a configuration.
    /// </summary>
    public static DbState State(string? status) => status switch
    {
        "deleting" => DbState.Deleting,
        null => DbState.Settled,
        _ when Lasting.Contains(status) || status.StartsWith("incompatible-", StringComparison.Ordinal) || status.StartsWith("inaccessible-", StringComparison.Ordinal) => DbState.Settled,
        _ => DbState.Changing,
    };
}
