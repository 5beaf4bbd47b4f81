using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Qrie.Policies.Custom;

/// <summary>Reads the members of a YAML mapping and gathers what is wrong with them, each with its line.</summary>
internal sealed class YamlFields(YamlMappingNode mapping, List<PolicyFileError> errors)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public int Line => (int)mapping.Start.Line;

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name, int maxLength, bool required = false)
    {
        switch (Find(name))
        {
            case null:
                Missing(name, required);
                return null;
            case YamlScalarNode { Value: { } text } when text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= maxLength:
                return trimmed;
            default:
                Wrong(name, $"{name} must be a text of 1 to {maxLength} characters.");
                return null;
        }
    }

    public int? Number(string name, int minimum, int maximum)
    {
        var node = Find(name);
        if (node is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        if (node is null)
        {
            Missing(name, required: true);
        }
        else
        {
            Wrong(name, $"{name} must be a whole number from {minimum} to {maximum}.");
        }

        return null;
    }

    public IReadOnlyList<string> Texts(string name, bool required)
    {
        var node = Find(name);
        if (node is YamlSequenceNode sequence && sequence.Children.All(item => item is YamlScalarNode { Value.Length: > 0 and <= 200 }))
        {
            return [.. sequence.Children.Select(item => ((YamlScalarNode)item).Value!)];
        }

        if (node is null)
        {
            Missing(name, required);
        }
        else
        {
            Wrong(name, $"{name} must be a list of texts.");
        }

        return [];
    }

    /// <summary>Texts of one line each; none where it is absent.</summary>
    public IReadOnlyList<string> Lines(string name, int most, int maxLength)
    {
        var node = Find(name);
        if (node is YamlSequenceNode { Children.Count: > 0 } sequence && sequence.Children.Count <= most
            && sequence.Children.All(item => item is YamlScalarNode { Value: { } text } && text.Trim() is { Length: > 0 } line && line.Length <= maxLength && !line.Any(char.IsControl)))
        {
            return [.. sequence.Children.Select(item => ((YamlScalarNode)item).Value!.Trim())];
        }

        if (node is not null)
        {
            Wrong(name, $"{name} must be a list of 1 to {most} texts, each of one line of at most {maxLength} characters.");
        }

        return [];
    }

    /// <summary>A mapping's own fields; null where it is absent or no mapping.</summary>
    public YamlFields? Mapping(string name) => Find(name) is YamlMappingNode found ? new YamlFields(found, errors) : null;

    /// <summary>Whether it is a list.</summary>
    public bool IsList(string name) => Find(name) is YamlSequenceNode;

    /// <summary>One of several words; the standard where it is absent, and wrong where there is no standard.</summary>
    public T OneOf<T>(string name, IReadOnlyDictionary<string, T> choices, T? standard) where T : struct
    {
        var node = Find(name);
        if (node is YamlScalarNode { Value: { } text } && choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        if (node is not null || standard is null)
        {
            Wrong(name, $"{name} must be one of {string.Join(", ", choices.Keys)}.");
        }

        return standard ?? default;
    }

    /// <summary>A mapping as JSON.</summary>
    public string? Json(string name, bool required)
    {
        switch (Find(name))
        {
            case null:
                Missing(name, required);
                return null;
            case YamlMappingNode found when found.AllNodes.OfType<YamlMappingNode>().All(inner => inner.Children.Keys.All(key => key is YamlScalarNode { Value: not null })):
                return YamlNodes.ToJson(found)!.ToJsonString();
            default:
                Wrong(name, $"{name} must be a mapping, as qrie describe prints a configuration.");
                return null;
        }
    }

    /// <summary>The mappings of a list; none where it is absent.</summary>
    public IReadOnlyList<YamlFields> Items(string name, int most)
    {
        var node = Find(name);
        if (node is YamlSequenceNode sequence && sequence.Children.Count <= most && sequence.Children.All(item => item is YamlMappingNode))
        {
            return [.. sequence.Children.Select(item => new YamlFields((YamlMappingNode)item, errors))];
        }

        if (node is not null)
        {
            Wrong(name, $"{name} must be a list of at most {most} mappings.");
        }

        return [];
    }

    public void Wrong(string name, string message) => errors.Add(new PolicyFileError((int)(Find(name)?.Start.Line ?? mapping.Start.Line), message));

    /// <summary>Notes the members that nothing has read.</summary>
    public void Finish()
    {
        foreach (var key in mapping.Children.Keys.OfType<YamlScalarNode>().Where(key => !read.Contains(key.Value ?? "")))
        {
            errors.Add(new PolicyFileError((int)key.Start.Line, $"'{key.Value}' is not known here; known are {string.Join(", ", read.Order(StringComparer.Ordinal))}."));
        }
    }

    private void Missing(string name, bool required)
    {
        if (required)
        {
            errors.Add(new PolicyFileError(Line, $"{name} is missing."));
        }
    }

    private YamlNode? Find(string name)
    {
        read.Add(name);
        return mapping.Children.FirstOrDefault(member => member.Key is YamlScalarNode key && key.Value == name).Value;
    }
}
