using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>A CloudFormation template of the folder <c>deploy</c>, with its functions as tags.</summary>
internal sealed class Template
{
    private Template(string text)
    {
        Text = text;
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        Root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public static Template Read(string file) => new(File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n"));

    public static string[] Files() => [.. Directory.EnumerateFiles(PathOf(""), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The logical names of a section such as <c>Resources</c>.</summary>
    public string[] Names(string section) =>
        Root.Children.TryGetValue(section, out var found) ? [.. ((YamlMappingNode)found).Children.Keys.Select(key => ((YamlScalarNode)key).Value!)] : [];

    /// <summary>A node by its path.</summary>
    public YamlNode At(params string[] path) => path.Aggregate((YamlNode)Root, (node, name) => node[name]);

    /// <summary>A node as JSON; what a function would give stands there as <c>!Function argument</c>.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode members => new JsonObject(members.Children.Select(member => KeyValuePair.Create(((YamlScalarNode)member.Key).Value!, Json(member.Value)))),
        YamlSequenceNode items => new JsonArray([.. items.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Tag.IsEmpty: true, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Tag.IsEmpty: false } function => $"{function.Tag.Value} {function.Value}",
        _ => ((YamlScalarNode)node).Value,
    };

    private static string PathOf(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "deploy", file);
}
