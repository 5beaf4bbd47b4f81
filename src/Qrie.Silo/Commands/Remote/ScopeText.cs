using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>A policy's scope in a few words.</summary>
internal static class ScopeText
{
    private const int Named = 3;

    private static readonly (string Member, string Word)[] Parts =
    [
        ("include_accounts", "accounts"), ("exclude_accounts", "not accounts"), ("include_ou_paths", "units"), ("exclude_ou_paths", "not units"),
        ("include_tags", "tags"), ("exclude_tags", "not tags"),
    ];

    /// <param name="policy">The policy, as the API tells it.</param>
    public static string Of(JsonElement policy)
    {
        var scope = policy.GetProperty("scope");
        var words = Parts.Select(part => (part.Word, Items: Items(scope.GetProperty(part.Member)))).Where(part => part.Items.Length > 0).ToArray();
        return words.Length == 0 ? "all" : string.Join("; ", words.Select(part => $"{part.Word} {Few(part.Items)}"));
    }

    private static string[] Items(JsonElement part) => part.ValueKind == JsonValueKind.Array
        ? [.. part.EnumerateArray().Select(item => item.ToString())]
        : [.. part.EnumerateObject().Select(tag => tag.Value.GetArrayLength() == 0 ? tag.Name : $"{tag.Name}={string.Join('|', tag.Value.EnumerateArray())}")];

    private static string Few(string[] items) =>
        string.Join(", ", items.Take(Named)) + (items.Length > Named ? $" and {items.Length - Named} more" : "");
}
