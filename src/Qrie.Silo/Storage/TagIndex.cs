using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Resources by their tags. The table is in no listing's order: of a tag that few resources have, all are read and put in order; of any
/// other, a listing goes along its own index, and finds enough soon.
/// </summary>
internal static class TagIndex
{
    /// <summary>True when no more resources have the tag than that reading all of them is the shortest way.</summary>
    public static bool IsRare(SqliteSession session, TagFilter? tag, int most) => tag is not null && session.Query(
        $"SELECT count(*) FROM (SELECT 1 FROM tags t WHERE {Of(tag)} LIMIT {most + 1})", reader => reader.GetInt64(0), Parameters(tag))[0] <= most;

    /// <summary>The condition that a row's resource has the tag, found from the tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="resource">The column with the resource's id.</param>
    public static string FromTag(TagFilter tag, string resource) => $"{resource} IN (SELECT t.resource FROM tags t WHERE {Of(tag)})";

    /// <summary>The condition that a row's resource has the tag, found from the row.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="resource">The column with the resource's id.</param>
    public static string FromRow(TagFilter tag, string resource) => tag.Value is null
        ? $"EXISTS (SELECT 1 FROM resources s, json_each(s.tags) t WHERE s.id = {resource} AND t.key = @tag_key)"
        : $"EXISTS (SELECT 1 FROM tags t WHERE t.resource = {resource} AND {Of(tag)})";

    /// <summary>The values that the conditions name.</summary>
    public static (string Name, object? Value)[] Parameters(TagFilter? tag) => tag switch
    {
        null => [],
        { Value: null } => [("@tag_key", tag.Key)],
        _ => [("@tag_key", tag.Key), ("@tag_value", tag.Value)],
    };

    /// <summary>Writes such of a resource's tags as differ from what is stored.</summary>
    public static void Write(SqliteSession session, long resource, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        foreach (var (key, value) in before.Where(tag => !Has(after, tag)))
        {
            session.Execute(
                "DELETE FROM tags WHERE key = @key AND value = @value AND resource = @resource", ("@key", key), ("@value", value), ("@resource", resource));
        }

        foreach (var (key, value) in after.Where(tag => !Has(before, tag)))
        {
            session.Execute(
                "INSERT OR IGNORE INTO tags (key, value, resource) VALUES (@key, @value, @resource)", ("@key", key), ("@value", value), ("@resource", resource));
        }
    }

    private static bool Has(IReadOnlyDictionary<string, string> tags, KeyValuePair<string, string> tag) =>
        tags.TryGetValue(tag.Key, out var value) && value == tag.Value;

    private static string Of(TagFilter tag) => tag.Value is null ? "t.key = @tag_key" : "t.key = @tag_key AND t.value = @tag_value";
}
