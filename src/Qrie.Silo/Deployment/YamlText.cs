using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Silo.Deployment;

/// <summary>JSON as YAML for people: blocks, and quotes only where YAML asks for them. The same JSON always gives the same text.</summary>
internal static class YamlText
{
    /// <summary>Appends the members of an object.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="json">The object. A text that begins with <c>!</c> is a function of CloudFormation, and stays as it is.</param>
    /// <param name="indent">The blanks before each line.</param>
    public static StringBuilder AppendYaml(this StringBuilder text, JsonObject json, int indent)
    {
        foreach (var (name, value) in json)
        {
            text.Append(' ', indent).Append(Scalar(name)).Append(':');
            AppendValue(text, value, indent);
        }

        return text;
    }

    private static void AppendValue(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject members:
                text.Append('\n').AppendYaml(members, indent + 2);
                break;
            case JsonArray items:
                text.Append('\n');
                foreach (var item in items)
                {
                    text.Append(' ', indent + 2).Append("- ");
                    AppendItem(text, item, indent + 4);
                }

                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void AppendItem(StringBuilder text, JsonNode? item, int indent)
    {
        if (item is JsonObject members)
        {
            // The first member stands behind the dash.
            text.Append(new StringBuilder().AppendYaml(members, indent).ToString().TrimStart(' '));
        }
        else
        {
            text.Append(Scalar(item)).Append('\n');
        }
    }

    private static string Scalar(JsonNode? value) => value?.GetValueKind() is JsonValueKind.String ? Scalar(value.GetValue<string>()) : value!.ToJsonString();

    private static string Scalar(string text) =>
        text.StartsWith('!') || (char.IsAsciiLetter(text[0]) && text is not ("true" or "false" or "null" or "on" or "off" or "yes" or "no" or "y" or "n")
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or ' ' or ',') && !text.EndsWith(' '))
        || (text.Contains("::", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == ':') && !text.EndsWith(':'))
        || (text.Split(':') is [{ Length: > 0 } service, { Length: > 0 } action] && (service + action).All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            ? text
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
