using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Services;

/// <summary>What a resource's policy says to a principal, conditions left out: enough for policies that shut their account out.</summary>
internal static class ResourcePolicy
{
    /// <summary>The document, or null when the text is no policy.</summary>
    public static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject document
                && Statements(document).Any() && Statements(document).All(statement => statement["Effect"]?.ToString() is "Allow" or "Deny")
                ? document
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True when a statement without conditions denies the action to the principal.</summary>
    public static bool Denies(JsonObject document, string action, string accountId, string principalArn) => Statements(document).Any(statement =>
        statement["Effect"]?.ToString() == "Deny" && statement["Condition"] is null && IsAbout(statement, action, accountId, principalArn));

    /// <summary>True when a statement allows the action to the principal, to its role, or to its whole account.</summary>
    public static bool Allows(JsonObject document, string action, string accountId, string principalArn) => Statements(document).Any(statement =>
        statement["Effect"]?.ToString() == "Allow" && IsAbout(statement, action, accountId, principalArn));

    private static IEnumerable<JsonObject> Statements(JsonObject document) => Many(document["Statement"]).OfType<JsonObject>();

    private static bool IsAbout(JsonObject statement, string action, string accountId, string principalArn) =>
        Many(statement["Action"]).Any(pattern => FileSystemName.MatchesSimpleExpression(pattern?.ToString() ?? "", action, ignoreCase: true))
        && Principals(statement["Principal"]).Any(principal => principal == "*" || principal == accountId || principal == principalArn
            || principal.EndsWith($"::{accountId}:root", StringComparison.Ordinal)
            || principal == RoleOf(principalArn));

    private static IEnumerable<string> Principals(JsonNode? principal) => principal is JsonObject kinds
        ? Many(kinds["AWS"]).Select(one => one?.ToString() ?? "")
        : Many(principal).Select(one => one?.ToString() ?? "");

    // arn:aws:sts::1:assumed-role/name/session is a session of arn:aws:iam::1:role/name.
    private static string RoleOf(string arn) => arn.Split(':', 6) is [var prefix, var partition, "sts", _, var account, var rest] && rest.Split('/') is ["assumed-role", var role, _]
        ? $"{prefix}:{partition}:iam::{account}:role/{role}"
        : arn;

    private static IEnumerable<JsonNode?> Many(JsonNode? node) => node switch
    {
        null => Array.Empty<JsonNode?>(),
        JsonArray array => array.AsEnumerable(),
        _ => new[] { node },
    };
}
