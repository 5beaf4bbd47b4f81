using System.Text.Json;

namespace Qrie.Aws.Protocol;

/// <summary>Reads members of answers. What is missing, null or of another kind is nothing: services leave out what is not set.</summary>
internal static class JsonAnswers
{
    /// <summary>A text; null when there is none.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryMember(name, JsonValueKind.String) is { } text ? text.GetString() : null;

    /// <summary>A flag; null when there is none.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.TryMember(name, JsonValueKind.True) is not null ? true
        : element.TryMember(name, JsonValueKind.False) is not null ? false
        : null;

    /// <summary>A point in time, in seconds since 1970, as the JSON protocol has it; null when there is none.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.TryMember(name, JsonValueKind.Number) is { } seconds
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.GetDouble() * 1000) * TimeSpan.TicksPerMillisecond)
            : null;

    /// <summary>The members of a list; none when there is none.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.TryMember(name, JsonValueKind.Array) is { } list ? list.EnumerateArray() : [];

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.List(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    private static JsonElement? TryMember(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
