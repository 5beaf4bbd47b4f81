using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A way to a resource: from another whose facts its configuration holds, or from a name by which it goes.</summary>
internal static class LinkItem
{
    public static string Relation(string target) => $"relation\n{target}";

    public static string Name(string account, string type, string name) => $"name\n{account}\n{type}\n{name.ToLowerInvariant()}";

    /// <summary>Where a resource is linked from.</summary>
    public static HashSet<string> TargetsOf(ResourceState state) =>
    [
        .. state.Relations.Select(Relation),
        .. state.Names.Select(name => Name(state.AccountId, state.Type, name)),
    ];

    public static Item KeyOf(string target, string arn) => new()
    {
        ["target"] = Attributes.Text(target),
        ["arn"] = Attributes.Text(Attributes.SortPart(arn)),
    };

    public static Item Of(string target, ResourceState state)
    {
        var item = KeyOf(target, state.Arn);
        item["full"] = Attributes.Text(state.Arn);
        item["type"] = Attributes.Text(state.Type);
        return item;
    }
}
