using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Silo.Storage;

/// <summary>Small structured columns.</summary>
internal static class StoredJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, CanonicalJson.Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CanonicalJson.Options)!;

    public static T? ReadOrNull<T>(string? json) where T : class => json is null ? null : Read<T>(json);

    // Most lists and maps are empty, and need no parser.
    public static string WriteList<T>(IReadOnlyCollection<T> items) => items.Count == 0 ? "[]" : Write(items);

    public static string WriteMap(Dictionary<string, string> members) => members.Count == 0 ? "{}" : Write(members);

    public static List<T> ReadList<T>(string json) => json == "[]" ? [] : Read<List<T>>(json);

    public static Dictionary<string, string> ReadMap(string json) => json == "{}" ? [] : Read<Dictionary<string, string>>(json);
}
