using System.Collections;
using System.Globalization;
using Qrie.Installation;

namespace Qrie.Silo.Installation;

/// <summary>Settings of one section. Nothing is told that is not named: an option that is new, or secret, is not shown by oversight.</summary>
/// <param name="section">The configuration section.</param>
/// <param name="options">The options in effect.</param>
internal sealed class SettingList<T>(string section, T options) where T : new()
{
    private readonly T unset = new();
    private readonly List<Setting> settings = [];

    /// <summary>The settings, in the order in which they were named.</summary>
    public IReadOnlyList<Setting> Settings => settings;

    /// <summary>Names a setting.</summary>
    /// <param name="name">Its key below the section.</param>
    /// <param name="meaning">What it is, in a few words.</param>
    /// <param name="read">Reads it.</param>
    public SettingList<T> With(string name, string meaning, Func<T, object?> read)
    {
        var value = Text(read(options));
        settings.Add(new Setting($"{section}:{name}", meaning, value, value != Text(read(unset)), IsSecret: false));
        return this;
    }

    /// <summary>Names a URL. What may let one in, the name of a user and the query, is left out.</summary>
    public SettingList<T> WithUrl(string name, string meaning, Func<T, string?> read) => With(name, meaning, one => Bare(read(one)));

    /// <summary>Names a setting of which is only told whether there is one.</summary>
    public SettingList<T> WithSecret(string name, string meaning, Func<T, string?> read)
    {
        settings.Add(new Setting($"{section}:{name}", meaning, null, !string.IsNullOrEmpty(read(options)), IsSecret: true));
        return this;
    }

    private static string? Bare(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        bool or Enum => value.ToString()!.ToLowerInvariant(),
        IDictionary map => Joined(map.Keys.Cast<object>().Select(key => $"{key}={Text(map[key])}").Order(StringComparer.Ordinal)),
        IEnumerable list => Joined(list.Cast<object>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? Joined(IEnumerable<string?> items) => string.Join(", ", items) is { Length: > 0 } all ? all : null;
}
