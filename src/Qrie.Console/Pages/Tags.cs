namespace Qrie.Console.Pages;

/// <summary>Conditions on tags as people write them: a line each, <c>key=value, value</c>, or only a key for any value.</summary>
internal static class Tags
{
    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        string.Join('\n', tags.Select(tag => tag.Value.Count == 0 ? tag.Key : $"{tag.Key}={string.Join(", ", tag.Value)}"));

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string text) => Lines(text)
        .Select(line => line.Split('=', 2))
        .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            IReadOnlyList<string> (group) => group.Any(parts => parts.Length == 1)
                ? []
                : [.. group.SelectMany(parts => parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()]);

    /// <summary>What is wrong, in words for people; null when nothing is.</summary>
    public static string? Problem(string text) =>
        Lines(text).FirstOrDefault(line => line.StartsWith('=')) is { } wrong ? $"“{wrong}” has no key: write key=value." : null;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
