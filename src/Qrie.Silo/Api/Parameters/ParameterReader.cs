using System.Globalization;
using Qrie.Inventory;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Parameters;

/// <summary>Reads the parameters of one request and gathers what is wrong with them. Empty ones count as absent.</summary>
internal sealed class ParameterReader
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 100;

    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    public int PageSize(string? text) => Number("page_size", text, 1, MaxPageSize) ?? DefaultPageSize;

    public int? Number(string name, string? text, int minimum, int maximum)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : Wrong<int?>(name, text, $"a whole number from {minimum} to {maximum}");
    }

    public bool? Flag(string name, string? text) => text switch
    {
        null or "" => null,
        _ => bool.TryParse(text, out var flag) ? flag : Wrong<bool?>(name, text, "true or false"),
    };

    public string? Account(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.Length == 12 && text.All(char.IsAsciiDigit) ? text
        : Wrong<string>("account", text, "twelve digits");

    public DateTimeOffset? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : Wrong<DateTimeOffset?>(name, text, "an ISO 8601 time such as 2026-01-31T12:00:00Z");
    }

    public T? OneOf<T>(string name, string? text, IReadOnlyDictionary<string, T> choices) where T : struct =>
        string.IsNullOrEmpty(text) ? null
        : choices.TryGetValue(text, out var choice) ? choice
        : Wrong<T?>(name, text, $"one of {string.Join(", ", choices.Keys)}");

    public string? Known(string name, string? text, Func<string, bool> exists, string what) =>
        string.IsNullOrEmpty(text) ? null : exists(text) ? text : Wrong<string>(name, text, what);

    public TagFilter? Tag(string? text) =>
        string.IsNullOrEmpty(text) ? null : TagFilter.Parse(text) ?? Wrong<TagFilter>("tag", text, "key or key=value");

    public static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Notes a parameter that is wrong.</summary>
    public T? Wrong<T>(string name, string text, string right)
    {
        errors[name] = [$"{name} is '{(text.Length <= 64 ? text : text[..64] + "…")}'; it must be {right}."];
        return default;
    }

    /// <summary>What is wrong, by parameter.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => errors;

    /// <summary>Notes what is wrong in words of its own.</summary>
    public void Add(string name, string[] messages) => errors[name] = messages;

    /// <summary>Ends the reading.</summary>
    /// <exception cref="BadParametersException">Some parameter is wrong.</exception>
    public void Finish()
    {
        if (errors.Count > 0)
        {
            throw new BadParametersException(errors);
        }
    }
}
