using System.Globalization;
using System.Xml.Linq;

namespace Qrie.Simulator.Ec2;

/// <summary>Builds answers; names as in EC2's API, without a namespace.</summary>
internal static class Ec2Xml
{
    /// <summary>An element, or nothing for a value that there is not.</summary>
    public static XElement? Text(string name, object? value) => value switch
    {
        null => null,
        bool flag => new XElement(name, flag ? "true" : "false"),
        DateTimeOffset time => new XElement(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        _ => new XElement(name, Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    /// <summary>A list, whose entries are named <c>item</c>.</summary>
    public static XElement Set(string name, IEnumerable<IEnumerable<object?>> items) => new(name, items.Select(item => new XElement("item", item)));

    /// <summary>A list of one field each.</summary>
    public static XElement Set(string name, string field, IEnumerable<string> values) => Set(name, values.Select(value => new object?[] { Text(field, value) }));

    public static XElement Tags(Ec2Item item) => Set("tagSet", item.Tags.Select(tag => new object?[] { Text("key", tag.Key), Text("value", tag.Value) }));

    /// <summary>The answer of operations that have nothing to say.</summary>
    public static XElement Done => new("answer", Text("return", true));
}
