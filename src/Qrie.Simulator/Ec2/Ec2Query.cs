using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>What a Describe operation selects, and how it pages.</summary>
internal static class Ec2Query
{
    private const int LeastPage = 5;

    /// <summary>Selects by ids, which must exist, and by filters, which need not match; then pages.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="all">All of the kind.</param>
    /// <param name="ids">The name of the list of ids; null where there is none.</param>
    /// <param name="most">The longest page.</param>
    /// <param name="filters">What each filter looks at.</param>
    /// <returns>The page, and the element that says where to go on.</returns>
    public static (IReadOnlyList<T> Page, XElement? Next) Choose<T>(
        this QueryParameters parameters, IReadOnlyList<T> all, string? ids, int most, params IEnumerable<(string Name, Func<T, IEnumerable<string?>> Values)> filters) where T : Ec2Item
    {
        var wanted = ids is null ? [] : parameters.List(ids);
        if (wanted.FirstOrDefault(id => !all.Any(item => item.Id == id)) is { } missing)
        {
            throw Ec2Errors.NotFound<T>(missing);
        }

        if (wanted.Count > 0 && parameters["MaxResults"] is not null)
        {
            throw Ec2Errors.Invalid("InvalidParameterCombination", "The parameter maxResults cannot be used with a list of ids in the same request");
        }

        var selected = all.Where(item => wanted.Count == 0 || wanted.Contains(item.Id)).ToList();
        foreach (var filter in parameters.Members("Filter"))
        {
            var (name, values) = (parameters[filter + ".Name"] ?? "", parameters.List(filter + ".Value").Select(Pattern).ToArray());
            var look = name.StartsWith("tag:", StringComparison.Ordinal) ? item => [item.Tags.GetValueOrDefault(name["tag:".Length..])]
                : filters.FirstOrDefault(one => one.Name == name).Values ?? throw Ec2Errors.Invalid("InvalidParameterValue", $"The filter '{name}' is invalid");
            selected = [.. selected.Where(item => look(item).Any(value => value is not null && values.Any(pattern => pattern.IsMatch(value))))];
        }

        return Page(parameters, selected, most);
    }

    public static int? Number(this QueryParameters parameters, string name) =>
        parameters[name] is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this QueryParameters parameters, string name) => parameters[name] == "true";

    /// <summary>The tags that a launch or a creation gives to things of a kind.</summary>
    public static ImmutableSortedDictionary<string, string> TagsFor(this QueryParameters parameters, string kind) =>
        parameters.Members("TagSpecification").Where(one => parameters[one + ".ResourceType"] == kind).SelectMany(one => Tags(parameters, one + ".Tag"))
            .ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value);

    /// <summary>A list of tags.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Tags(QueryParameters parameters, string list) =>
        parameters.Members(list).Select(tag => KeyValuePair.Create(parameters[tag + ".Key"] ?? "", parameters[tag + ".Value"] ?? ""));

    private static (IReadOnlyList<T> Page, XElement? Next) Page<T>(QueryParameters parameters, List<T> selected, int most)
    {
        var size = parameters.Number("MaxResults") ?? most;
        if (size < LeastPage)
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", $"Value ( {size} ) for parameter maxResults is invalid. Expecting a value greater than {LeastPage}.");
        }

        var from = 0;
        if (parameters["NextToken"] is { Length: > 0 } token && !int.TryParse(token.Replace("page-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out from))
        {
            throw Ec2Errors.Invalid("InvalidNextToken", "The token is invalid.");
        }

        var page = selected.Skip(from).Take(Math.Min(size, most)).ToArray();
        return (page, from + page.Length < selected.Count ? Ec2Xml.Text("nextToken", $"page-{from + page.Length}") : null);
    }

    // Values of filters may hold wildcards.
    private static Regex Pattern(string value) => new($"^{Regex.Escape(value).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);
}
