using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Iam;

/// <summary>Writes what IAM answers, and what CloudTrail keeps of it.</summary>
internal static class IamWriter
{
    private const int DefaultPage = 100;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static XElement? Time(string name, DateTimeOffset? time) => time is { } known ? new XElement(name, Time(known)) : null;

    /// <summary>Documents are encoded as in URLs (RFC 3986).</summary>
    public static XElement Document(string name, string json) => new(name, Uri.EscapeDataString(json));

    public static XElement List(string name, IEnumerable<XElement> members) => new(name, members);

    public static XElement Principal(SimulatedPrincipal principal, string kind, bool whole = true) => new(
        kind,
        new XElement("Path", principal.Path), new XElement($"{kind}Name", principal.Name), new XElement($"{kind}Id", principal.Id),
        new XElement("Arn", principal.Arn), new XElement("CreateDate", Time(principal.CreatedAt)),
        principal is SimulatedRole role ? Document("AssumeRolePolicyDocument", role.TrustPolicy) : null,
        whole && principal is SimulatedUser user ? Time("PasswordLastUsed", user.PasswordUsedAt) : null,
        whole ? Boundary(principal) : null,
        whole && principal is SimulatedRole used ? LastUsed(used) : null,
        whole ? Tags(principal.Tags) : null);

    public static XElement? Boundary(SimulatedPrincipal principal) => principal.Boundary is null ? null : new XElement(
        "PermissionsBoundary", new XElement("PermissionsBoundaryType", "Policy"), new XElement("PermissionsBoundaryArn", principal.Boundary));

    public static XElement? Tags(ImmutableSortedDictionary<string, string> tags) => tags.Count == 0 ? null : new XElement(
        "Tags", tags.Select(tag => new XElement("member", new XElement("Key", tag.Key), new XElement("Value", tag.Value))));

    public static XElement LastUsed(SimulatedRole role) => new(
        "RoleLastUsed", role.UsedAt is null ? null : new XElement("LastUsedDate", Time(role.UsedAt.Value)), role.UsedAt is null ? null : new XElement("Region", "us-east-1"));

    /// <summary>The policies attached.</summary>
    public static IEnumerable<XElement> Attached(SimulatedPrincipal principal) => principal.Attached.Select(arn => new XElement(
        "member", new XElement("PolicyName", arn[(arn.LastIndexOf('/') + 1)..]), new XElement("PolicyArn", arn)));

    /// <summary>One page of a list, with what IAM needs to go on.</summary>
    public static XElement Page(QueryParameters parameters, string list, IReadOnlyList<(string Key, XElement Member)> all) =>
        Page(parameters, all, page => [List(list, page)]);

    /// <summary>One page of a list whose members go to lists of their own.</summary>
    public static XElement Page(QueryParameters parameters, IReadOnlyList<(string Key, XElement Member)> all, Func<IReadOnlyList<XElement>, IEnumerable<XElement>> lists)
    {
        var most = int.TryParse(parameters["MaxItems"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPage;
        if (most is < 1 or > 1000)
        {
            throw IamErrors.Invalid($"1 validation error detected: Value '{most}' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000");
        }

        var after = parameters["Marker"] is { Length: > 0 } marker ? Decode(marker) : null;
        var rest = all.Where(one => after is null || string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToArray();
        var page = rest.Take(most).ToArray();
        var truncated = rest.Length > most;
        return new XElement("Result",
            lists([.. page.Select(one => one.Member)]),
            new XElement("IsTruncated", truncated ? "true" : "false"),
            truncated ? new XElement("Marker", Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Key))) : null);
    }

    /// <summary>The parameters as CloudTrail keeps them: first letters lowered, passwords left out; null where there are none.</summary>
    public static JsonObject? Request(QueryParameters parameters)
    {
        var request = new JsonObject();
        foreach (var name in parameters.Names.Where(name => name is not ("Action" or "Version" or "SimulatedAgeDays") && !name.Contains('.', StringComparison.Ordinal)
            && !name.EndsWith("Password", StringComparison.Ordinal) && !name.StartsWith("AuthenticationCode", StringComparison.Ordinal)))
        {
            request[Lower(name)] = parameters[name] switch
            {
                "true" => true,
                "false" => false,
                { } text when name is "MinimumPasswordLength" or "MaxPasswordAge" or "PasswordReusePrevention" && int.TryParse(text, out var number) => number,
                { } text => text,
                _ => null,
            };
        }

        if (parameters.Members("Tags") is { Count: > 0 } tags)
        {
            request["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)new JsonObject { ["key"] = parameters[$"{tag}.Key"], ["value"] = parameters[$"{tag}.Value"] })]);
        }

        return request.Count == 0 ? null : request;
    }

    /// <summary>A new principal as CloudTrail keeps it.</summary>
    public static JsonObject Response(SimulatedPrincipal principal, string kind) => new()
    {
        [Lower(kind)] = new JsonObject
        {
            ["path"] = principal.Path,
            [$"{Lower(kind)}Name"] = principal.Name,
            [$"{Lower(kind)}Id"] = principal.Id,
            ["arn"] = principal.Arn,
            ["createDate"] = RecordTime(principal.CreatedAt),
        },
    };

    /// <summary>Times in responses have a form of their own: <c>Nov 24, 2026, 8:46:19 PM</c>.</summary>
    public static string RecordTime(DateTimeOffset time) => time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Decode(string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(marker));
        }
        catch (FormatException)
        {
            throw IamErrors.Invalid("Invalid Marker.");
        }
    }
}
