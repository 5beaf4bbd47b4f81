using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Silo.Storage;

/// <summary>Small structured columns.</summary>
internal static class StoredJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, CanonicalJson.Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CanonicalJson.Options)!;

    public static T? ReadOrNull<T>(string? json) where T : class => json is null ? null : Read<T>(json);
}
