using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Iam;

/// <summary>Checks what a call gives as IAM does.</summary>
internal static partial class IamInput
{
    public static string NewName(QueryParameters parameters, string parameter)
    {
        var name = parameters.Required(parameter);
        return Name().IsMatch(name) ? name : throw IamErrors.Invalid($"The specified value for {char.ToLowerInvariant(parameter[0])}{parameter[1..]} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }

    public static string Path(QueryParameters parameters, string parameter = "Path") => parameters[parameter] switch
    {
        null or "" => "/",
        var path when path.StartsWith('/') && path.EndsWith('/') => path,
        _ => throw IamErrors.Invalid("The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."),
    };

    /// <summary>A document that is a policy, roughly.</summary>
    public static string Document(QueryParameters parameters, string parameter)
    {
        var text = parameters.Required(parameter);
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("Statement", out _) ? text : throw IamErrors.Malformed();
        }
        catch (JsonException)
        {
            throw IamErrors.Malformed();
        }
    }

    public static ImmutableSortedDictionary<string, string> Tags(QueryParameters parameters) => parameters.Members("Tags")
        .ToImmutableSortedDictionary(tag => parameters[$"{tag}.Key"] ?? "", tag => parameters[$"{tag}.Value"] ?? "", StringComparer.Ordinal);

    /// <summary>Now, or as long ago as the call wants it.</summary>
    public static DateTimeOffset CreatedAt(ServiceCall call, QueryParameters parameters) =>
        double.TryParse(parameters["SimulatedAgeDays"], NumberStyles.Float, CultureInfo.InvariantCulture, out var days) ? call.Now - TimeSpan.FromDays(days) : call.Now;

    [GeneratedRegex(@"^[\w+=,.@-]{1,128}$", RegexOptions.ECMAScript)]
    private static partial Regex Name();
}
