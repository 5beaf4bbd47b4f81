using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>The parameters of a form, with its flattened lists and structures.</summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, StringValues> form;

    private QueryParameters(Dictionary<string, StringValues> form) => this.form = form;

    /// <summary>A parameter; null when it was not given.</summary>
    public string? this[string name] => form.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The full names of the parameters.</summary>
    public IReadOnlyCollection<string> Names => form.Keys;

    public static QueryParameters Of(SimulatedCall call) => new(QueryHelpers.ParseQuery(call.Text));

    /// <summary>The prefixes of the members of a list: <c>Tags</c> gives <c>Tags.member.1</c>, <c>Tags.member.2</c>; EC2's and RDS's own forms too.</summary>
    /// <param name="name">The list's name.</param>
    public IReadOnlyList<string> Members(string name) =>
    [
        .. form.Keys
            .Where(key => key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(key => Index(name, key))
            .OfType<(int Index, string Prefix)>()
            .DistinctBy(member => member.Prefix)
            .OrderBy(member => member.Index)
            .Select(member => member.Prefix),
    ];

    /// <summary>The values of a list of scalars.</summary>
    /// <param name="name">The list's name.</param>
    public IReadOnlyList<string> List(string name) => [.. Members(name).Select(member => this[member]).OfType<string>()];

    /// <summary>A parameter that must be given.</summary>
    /// <exception cref="AwsError">It was not.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value
        ? value
        : throw new AwsError(400, "MissingParameter", $"The request must contain the parameter {name}");

    private static (int Index, string Prefix)? Index(string name, string key)
    {
        var rest = key[(name.Length + 1)..].Split('.');
        return int.TryParse(rest[0], out var index) ? (index, $"{name}.{rest[0]}")
            : rest.Length > 1 && int.TryParse(rest[1], out index) ? (index, $"{name}.{rest[0]}.{rest[1]}")
            : null;
    }
}
