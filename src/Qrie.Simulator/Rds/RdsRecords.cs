using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>Parameters and answers of RDS as CloudTrail writes them.</summary>
internal static class RdsRecords
{
    private static readonly string[] Items =
        ["member", "Tag", "DBParameterGroup", "VpcSecurityGroupMembership", "DBClusterMember", "Subnet", "DBSnapshotAttribute", "DBClusterSnapshotAttribute", "AttributeValue"];

    /// <summary>The parameters of a request. Lists are unfolded, secrets are hidden.</summary>
    public static JsonObject Request(QueryParameters parameters)
    {
        var root = new JsonObject();
        foreach (var name in parameters.Names.Where(name => name is not ("Action" or "Version")).Order(StringComparer.Ordinal))
        {
            Put(root, name.Split('.'), name.Contains("Password", StringComparison.Ordinal) ? "HIDDEN_DUE_TO_SECURITY_REASONS" : parameters[name]!);
        }

        return root;
    }

    /// <summary>The description of one resource, or of its attributes.</summary>
    public static JsonObject Response(XElement element)
    {
        var json = new JsonObject();
        foreach (var child in element.Elements())
        {
            json[Lower(child.Name.LocalName)] = Value(child);
        }

        return json;
    }

    private static JsonNode? Value(XElement element) =>
        element.Elements().Any(child => Items.Contains(child.Name.LocalName)) ? new JsonArray([.. element.Elements().Select(Value)])
        : element.HasElements ? Response(element)
        : Scalar(element.Value);

    // "Tags.Tag.1.Key" is member "key" of the first of "tags"; "X.Y.member.1" is the first of "y" in "x".
    private static void Put(JsonObject parent, string[] path, string value)
    {
        var name = Lower(path[0]);
        if (path.Length == 1)
        {
            parent[name] = Scalar(value);
        }
        else if (path.Length > 2 && int.TryParse(path[2], out var index))
        {
            var list = parent[name] as JsonArray ?? [];
            parent[name] ??= list;
            while (list.Count < index)
            {
                list.Add(path.Length > 3 ? new JsonObject() : null);
            }

            if (path.Length > 3)
            {
                Put((JsonObject)list[index - 1]!, path[3..], value);
            }
            else
            {
                list[index - 1] = value;
            }
        }
        else
        {
            var child = parent[name] as JsonObject ?? [];
            parent[name] ??= child;
            Put(child, path[1..], value);
        }
    }

    private static JsonNode Scalar(string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ when value.Length < 9 && int.TryParse(value, out var number) => number,
        _ => value,
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
