using System.Globalization;
using System.Text.Json;

namespace Qrie.Silo.Api.Parameters;

/// <summary>Reads the members of a request's JSON object and gathers what is wrong with them. A member that nothing reads is wrong too.</summary>
internal sealed class BodyReader
{
    private const int MaxItems = 1_000;
    private const int MaxItemLength = 512;

    private readonly ParameterReader errors = new();
    private readonly JsonElement body;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <param name="body">The request's body; undefined where it has none.</param>
    public BodyReader(JsonElement body)
    {
        this.body = body;
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Wrong<string>("body", body.ValueKind == JsonValueKind.Undefined ? "" : body.ValueKind.ToString(), "a JSON object");
            errors.Finish();
        }
    }

    /// <summary>A member that is there, though it may be null.</summary>
    public bool Has(string name)
    {
        read.Add(name);
        return body.TryGetProperty(name, out _);
    }

    /// <summary>A text that may be empty; null where it is absent or null.</summary>
    public string? TextOrEmpty(string name, int maxLength) => Value(name) switch
    {
        { ValueKind: JsonValueKind.String } value when string.IsNullOrWhiteSpace(value.GetString()) => "",
        _ => Text(name, maxLength),
    };

    /// <summary>A text; null where it is absent or null.</summary>
    public string? Text(string name, int maxLength, bool required = false) => Value(name) switch
    {
        null => required ? errors.Wrong<string>(name, "", "given") : null,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { } text && text.Trim().Length > 0 && text.Length <= maxLength => text.Trim(),
        { } value => Wrong<string>(name, value, $"a text of 1 to {maxLength} characters"),
    };

    /// <summary>A whole number; null where it is absent or null.</summary>
    public long? Number(string name, long minimum, long maximum) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number >= minimum && number <= maximum => number,
        { } value => Wrong<long?>(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}")),
    };

    /// <summary>A time; null where it is absent or null.</summary>
    public DateTimeOffset? Time(string name, bool required = false) => Value(name) switch
    {
        null => required ? errors.Wrong<DateTimeOffset?>(name, "", "given, an ISO 8601 time such as 2026-01-31T12:00:00Z") : null,
        { ValueKind: JsonValueKind.String } value => errors.Time(name, value.GetString()),
        { } value => Wrong<DateTimeOffset?>(name, value, "an ISO 8601 time such as 2026-01-31T12:00:00Z"),
    };

    /// <summary>Texts; empty where they are absent or null.</summary>
    public IReadOnlyList<string> Texts(string name, Func<string, bool> isRight, string right)
    {
        if (Value(name) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MaxItems && value.EnumerateArray().All(item => IsText(item) && isRight(item.GetString()!))
            ? [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct()]
            : Wrong<IReadOnlyList<string>>(name, value, $"a list of at most {MaxItems}, each {right}") ?? [];
    }

    /// <summary>Values by tag key, where one value may stand for a list; empty where they are absent or null.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags(string name)
    {
        var tags = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (Value(name) is not { } value)
        {
            return tags;
        }

        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count() <= MaxItems)
        {
            foreach (var tag in value.EnumerateObject())
            {
                JsonElement[]? values = tag.Value.ValueKind == JsonValueKind.Array ? [.. tag.Value.EnumerateArray()] : [tag.Value];
                if (tag.Name.Length is 0 or > MaxItemLength || values.Length > MaxItems || !values.All(IsText))
                {
                    return Wrong<Dictionary<string, IReadOnlyList<string>>>(name, value, "an object of lists of texts by tag key") ?? tags;
                }

                tags[tag.Name] = [.. values.Select(item => item.GetString()!).Distinct()];
            }

            return tags;
        }

        return Wrong<Dictionary<string, IReadOnlyList<string>>>(name, value, "an object of lists of texts by tag key") ?? tags;
    }

    /// <summary>An object within; null where it is absent or null. Its errors are gathered with these, under <c>name.member</c>.</summary>
    public T? Within<T>(string name, Func<BodyReader, T> readIt) where T : class
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Wrong<T>(name, value, "an object");
        }

        var inner = new BodyReader(value);
        var result = readIt(inner);
        inner.Gather();
        foreach (var (member, messages) in inner.errors.Errors)
        {
            errors.Add($"{name}.{member}", [.. messages.Select(message => $"{name}.{message}")]);
        }

        return result;
    }

    /// <summary>The members of an object within, which have names that this does not know; null where it is absent or null.</summary>
    public IReadOnlyList<JsonProperty>? Members(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => [.. value.EnumerateObject()],
        { } value => Wrong<JsonProperty[]>(name, value, "an object"),
    };

    /// <summary>Notes a member that is wrong.</summary>
    public T? Wrong<T>(string name, JsonElement value, string right) => errors.Wrong<T>(name, value.ToString(), right);

    /// <summary>Notes a member that is wrong.</summary>
    public T? Wrong<T>(string name, string value, string right) => errors.Wrong<T>(name, value, right);

    /// <summary>Ends the reading, where what was read so far is wrong.</summary>
    public void Stop() => errors.Finish();

    /// <summary>Ends the reading.</summary>
    /// <exception cref="Problems.BadParametersException">Some member is wrong.</exception>
    public void Finish()
    {
        Gather();
        errors.Finish();
    }

    private void Gather()
    {
        foreach (var unknown in body.EnumerateObject().Where(member => !read.Contains(member.Name)))
        {
            errors.Add(unknown.Name, [$"{(unknown.Name.Length <= 64 ? unknown.Name : unknown.Name[..64] + "…")} is not known here; known are {string.Join(", ", read.Order(StringComparer.Ordinal))}."]);
        }
    }

    private JsonElement? Value(string name) =>
        Has(name) && body.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxItemLength;
}
