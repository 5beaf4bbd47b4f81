using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>S3's XML: read without regard to its namespace, written in the one form in which S3 writes it.</summary>
internal static class S3Xml
{
    public static readonly XNamespace Ns = "http://s3.amazonaws.com/doc/2006-03-01/";
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8"?>""" + "\n";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = 1_000_000,
    };

    public static AwsError Malformed => new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    /// <summary>The root element of a body, which must have the given name and, below it, none but the given names.</summary>
    public static XElement Parse(byte[] body, string root, IReadOnlySet<string>? names = null)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            var element = XElement.Load(reader);
            return element.Name.LocalName == root && (names is null || element.Descendants().All(child => names.Contains(child.Name.LocalName)))
                ? element
                : throw Malformed;
        }
        catch (XmlException)
        {
            throw Malformed;
        }
    }

    /// <summary>The only child with a name; null when there is none.</summary>
    public static XElement? Child(this XElement element, string name)
    {
        var found = element.Elements().Where(child => child.Name.LocalName == name).Take(2).ToArray();
        return found.Length > 1 ? throw Malformed : found.FirstOrDefault();
    }

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>The text of the only child with a name; null when there is none.</summary>
    public static string? Text(this XElement element, string name) => element.Child(name)?.Value.Trim();

    public static bool? Flag(this XElement element, string name) => element.Text(name) switch
    {
        null => null,
        "true" or "TRUE" or "1" => true,
        "false" or "FALSE" or "0" => false,
        _ => throw Malformed,
    };

    public static string Write(XElement element) => Declaration + element.ToString(SaveOptions.DisableFormatting);

    /// <summary>The same elements in S3's namespace, without attributes.</summary>
    public static XElement Canonical(XElement element) => new(
        Ns + element.Name.LocalName,
        element.HasElements ? element.Elements().Select(Canonical) : element.Value.Trim());

    /// <summary>How CloudTrail shows a body: elements as members, repeated ones as arrays, an empty one as an empty string.</summary>
    public static JsonObject ToJson(string xml)
    {
        var root = XElement.Parse(xml);
        var content = Json(root);
        if (content is JsonObject members)
        {
            members["xmlns"] = Ns.NamespaceName;
        }

        return new JsonObject { [root.Name.LocalName] = content };
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static JsonNode Json(XElement element)
    {
        if (!element.HasElements)
        {
            return bool.TryParse(element.Value, out var flag) ? flag
                : int.TryParse(element.Value, System.Globalization.NumberStyles.None, null, out var number) ? number
                : element.Value;
        }

        var json = new JsonObject();
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            var values = group.Select(Json).ToArray();
            json[group.Key] = values is [var single] ? single : new JsonArray(values);
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            json["xsi:" + attribute.Name.LocalName] = attribute.Value;
        }

        return json;
    }
}
