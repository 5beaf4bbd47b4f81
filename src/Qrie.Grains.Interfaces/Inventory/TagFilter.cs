namespace Qrie.Inventory;

/// <summary>Which tag a resource is to have. Keys and values are told apart by case, as AWS does.</summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">Its value; null for any.</param>
public sealed record TagFilter(string Key, string? Value)
{
    /// <summary>Reads <c>key</c> or <c>key=value</c>; a key with an equals sign cannot be asked for.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter; null when the text names no key.</returns>
    public static TagFilter? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('=', 2) switch
        {
            [""] or ["", _] => null,
            [var key, var value] => new TagFilter(key, value),
            _ => new TagFilter(text, null),
        };
    }

    /// <summary>True when the tags have it.</summary>
    /// <param name="tags">Tags, by key.</param>
    public bool Matches(IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return tags.TryGetValue(Key, out var value) && (Value is null || Value == value);
    }
}
