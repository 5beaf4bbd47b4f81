using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>
/// A template as a validator has to read it: with the values of its parameters, every option chosen, and the functions that are left in
/// their long form. Without values a rule takes <c>!Ref LogRetentionDays</c> for a mistake, whatever stands there in the end.
/// </summary>
internal sealed class TemplateValues(Template template, IReadOnlyDictionary<string, string> values)
{
    private readonly string[] parameters = template.Names("Parameters");

    public JsonObject Resolve() => new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Resources"] = Json(template.Root["Resources"]),
    };

    private JsonNode? Json(YamlNode node) => node switch
    {
        YamlSequenceNode { Tag: { IsEmpty: false, Value: "!If" } } choice => Json(choice[1]),
        YamlMappingNode members => new JsonObject(members.Children
            .Where(member => !IsNothing(member.Value))
            .Select(member => KeyValuePair.Create(((YamlScalarNode)member.Key).Value!, Json(member.Value)))),
        YamlSequenceNode items => new JsonArray([.. items.Children.Where(item => !IsNothing(item)).Select(Json)]),
        YamlScalarNode { Tag: { IsEmpty: false, Value: "!Ref" } } reference => Reference(reference.Value!),
        YamlScalarNode { Tag: { IsEmpty: false, Value: "!GetAtt" } } attribute => new JsonObject
        {
            ["Fn::GetAtt"] = new JsonArray([.. attribute.Value!.Split('.', 2).Select(part => JsonValue.Create(part))]),
        },
        YamlScalarNode { Tag.IsEmpty: false } function => new JsonObject { [$"Fn::{function.Tag.Value[1..]}"] = function.Value },
        _ => Template.Json(node) is JsonValue text && int.TryParse(text.ToString(), out var number) && ((YamlScalarNode)node).Style == YamlDotNet.Core.ScalarStyle.Plain
            ? number
            : Template.Json(node),
    };

    private JsonNode Reference(string name)
    {
        if (!parameters.Contains(name))
        {
            return new JsonObject { ["Ref"] = name };
        }

        var parameter = (YamlMappingNode)template.At("Parameters", name);
        var value = values.TryGetValue(name, out var given) ? given : parameter["Default"].ToString();
        return parameter["Type"].ToString() switch
        {
            "Number" => int.Parse(value, null),
            var type when type.Contains("List", StringComparison.Ordinal) => new JsonArray([.. value.Split(',').Select(item => JsonValue.Create(item))]),
            _ => value,
        };
    }

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Tag: { IsEmpty: false, Value: "!Ref" }, Value: "AWS::NoValue" };
}
