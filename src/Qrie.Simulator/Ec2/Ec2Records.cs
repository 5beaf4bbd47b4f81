using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>What CloudTrail makes of EC2's requests and answers.</summary>
internal static class Ec2Records
{
    private const string Xmlns = "http://ec2.amazonaws.com/doc/2016-11-15/";

    /// <summary>An answer as <c>responseElements</c>: lists become objects with <c>items</c>, <c>return</c> becomes <c>_return</c>.</summary>
    public static JsonObject Response(XElement answer)
    {
        var response = new JsonObject { ["requestId"] = Guid.NewGuid().ToString() };
        foreach (var element in answer.Elements())
        {
            response[element.Name.LocalName == "return" ? "_return" : element.Name.LocalName] = Node(element);
        }

        return response;
    }

    /// <summary>The answer of a newer operation, which has a wrapper and lists in another shape.</summary>
    public static JsonObject WrappedResponse(string action, XElement answer)
    {
        var inner = new JsonObject { ["xmlns"] = Xmlns, ["requestId"] = Guid.NewGuid().ToString() };
        foreach (var element in answer.Elements())
        {
            inner[element.Name.LocalName] = Wrapped(element);
        }

        return new JsonObject { [$"{action}Response"] = inner };
    }

    /// <summary>The request of a newer operation: a wrapper around the parameters as they were sent; an empty text where there are none.</summary>
    public static JsonObject WrappedRequest(string action, QueryParameters parameters)
    {
        var root = new JsonObject();
        foreach (var name in parameters.Names.Where(name => name is not ("Action" or "Version")).Order(StringComparer.Ordinal))
        {
            Place(root, name.Split('.'), parameters[name]!);
        }

        return new JsonObject { [$"{action}Request"] = root.Count == 0 ? "" : root };
    }

    /// <summary>A list of the older kind.</summary>
    public static JsonObject Items(IEnumerable<JsonNode> items) => new() { ["items"] = new JsonArray([.. items]) };

    /// <summary>A list of the older kind, of objects with one member.</summary>
    public static JsonObject Items(string member, IEnumerable<string> values) => Items(values.Select(value => (JsonNode)new JsonObject { [member] = value }));

    /// <summary>The parameters of the older kind: first letters small, those that are not there left out.</summary>
    public static JsonObject Request(QueryParameters parameters, params IEnumerable<string> names)
    {
        var request = new JsonObject();
        foreach (var name in names)
        {
            if (parameters[name] is { } value)
            {
                request[char.ToLowerInvariant(name[0]) + name[1..]] = Leaf(value);
            }
        }

        return request;
    }

    private static JsonNode Node(XElement element)
    {
        if (!element.HasElements)
        {
            return element.Value.Length == 0 && (element.Name.LocalName.EndsWith("Set", StringComparison.Ordinal) || element.Name.LocalName is "groups" or "ipRanges" or "ipv6Ranges" or "prefixListIds")
                ? new JsonObject()
                : Leaf(element.Value);
        }

        return element.Elements().All(child => child.Name.LocalName == "item")
            ? Items(element.Elements().Select(child => child.HasElements ? (JsonNode)Members(child) : Leaf(child.Value)))
            : Members(element);
    }

    private static JsonObject Members(XElement element) => new(element.Elements().Select(child => KeyValuePair.Create(child.Name.LocalName, (JsonNode?)Node(child))));

    private static JsonNode Wrapped(XElement element)
    {
        if (!element.HasElements)
        {
            return Leaf(element.Value);
        }

        var members = new JsonObject();
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            JsonNode[] all = [.. group.Select(Wrapped)];
            members[group.Key] = all is [var one] ? one : new JsonArray(all);
        }

        return members;
    }

    // "ResourceId.1" becomes {"tag":1,"content":…}, and an array where there are more.
    private static void Place(JsonObject into, ReadOnlySpan<string> path, string value)
    {
        var name = path[0];
        if (path.Length == 1)
        {
            into[name] = Leaf(value);
            return;
        }

        if (!int.TryParse(path[1], CultureInfo.InvariantCulture, out var tag))
        {
            into[name] ??= new JsonObject();
            Place(into[name]!.AsObject(), path[1..], value);
            return;
        }

        var entry = Entry(into, name, tag);
        if (path.Length == 2)
        {
            entry["content"] = Leaf(value);
        }
        else
        {
            Place(entry, path[2..], value);
        }
    }

    private static JsonObject Entry(JsonObject into, string name, int tag)
    {
        JsonObject[] known = into[name] switch { JsonArray many => [.. many.Select(one => one!.AsObject())], JsonObject one => [one], _ => [] };
        if (known.FirstOrDefault(one => one["tag"]!.GetValue<int>() == tag) is { } entry)
        {
            return entry;
        }

        entry = new JsonObject { ["tag"] = tag };
        into.Remove(name);
        into[name] = known.Length == 0 ? entry : new JsonArray([.. known.Select(one => one.DeepClone()), entry]);
        return entry;
    }

    private static JsonValue Leaf(string value) =>
        value is "true" or "false" ? JsonValue.Create(value == "true")
        : value.Length is > 0 and < 10 && value.All(char.IsAsciiDigit) ? JsonValue.Create(int.Parse(value, CultureInfo.InvariantCulture))
        : JsonValue.Create(value);
}
