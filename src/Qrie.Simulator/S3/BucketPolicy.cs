using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>A bucket policy that S3 would take.</summary>
/// <param name="Document">The policy.</param>
/// <param name="IsPublic">Whether S3 takes it for public.</param>
internal sealed partial record BucketPolicy(JsonObject Document, bool IsPublic)
{
    private const int MaxSize = 20 * 1024;

    /// <exception cref="AwsError">The policy is malformed, or is about another bucket.</exception>
    public static BucketPolicy Parse(string text, string bucket, string partition)
    {
        if (text.Length == 0)
        {
            throw new AwsError(400, "MissingRequestBodyError", "Request Body is empty");
        }

        if (text.Length > MaxSize)
        {
            throw new AwsError(400, "InvalidArgument", "Policy exceeds the maximum allowed document size.");
        }

        var document = ParseObject(text);
        var statements = Many(document["Statement"]).Select(statement => statement as JsonObject ?? throw Malformed("Could not parse the policy: Statement is not an object!")).ToArray();
        if (statements.Length == 0)
        {
            throw Malformed("Missing required field Statement");
        }

        foreach (var statement in statements)
        {
            Check(statement, bucket, partition);
        }

        return new BucketPolicy(document, statements.Any(PublicPolicy.IsPublic));
    }

    /// <summary>A value and an array of values mean the same in a policy.</summary>
    internal static IEnumerable<JsonNode?> Many(JsonNode? node) => node switch
    {
        null => Array.Empty<JsonNode?>(),
        JsonArray array => array.AsEnumerable(),
        _ => new[] { node },
    };

    internal static IEnumerable<string> Strings(JsonNode? node) => Many(node).Select(value => value?.ToString() ?? "");

    private static AwsError Malformed(string message) => new(400, "MalformedPolicy", message);

    private static JsonObject ParseObject(string text)
    {
        try
        {
            // Duplicate members come to light only when an object is read.
            var document = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document as JsonObject ?? throw Malformed("Policies must be valid JSON and the first byte must be '{'");
        }
        catch (JsonException)
        {
            throw Malformed("This policy contains invalid Json");
        }
    }

    private static void Check(JsonObject statement, string bucket, string partition)
    {
        if (statement["Effect"]?.ToString() is not ("Allow" or "Deny"))
        {
            throw Malformed("Missing required field Effect");
        }

        if ((statement["Principal"] is null) == (statement["NotPrincipal"] is null))
        {
            throw Malformed("Missing required field Principal");
        }

        CheckPrincipal(statement["Principal"] ?? statement["NotPrincipal"]!, partition);
        var actions = Strings(statement["Action"] ?? statement["NotAction"]).ToArray();
        if (actions.Length == 0)
        {
            throw Malformed("Missing required field Action");
        }

        if (!actions.All(action => action == "*" || action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)))
        {
            throw Malformed("Policy has invalid action");
        }

        var resources = Strings(statement["Resource"] ?? statement["NotResource"]).ToArray();
        if (resources.Length == 0)
        {
            throw Malformed("Missing required field Resource");
        }

        if (!resources.All(resource => IsOf(resource, bucket, partition)))
        {
            throw Malformed("Policy has invalid resource");
        }

        if (statement["Condition"] is not (null or JsonObject))
        {
            throw Malformed("Policy has an invalid condition");
        }
    }

    private static void CheckPrincipal(JsonNode principal, string partition)
    {
        if (principal is JsonValue)
        {
            if (principal.ToString() != "*")
            {
                throw Malformed("Invalid principal in policy");
            }

            return;
        }

        if (principal is not JsonObject kinds || kinds.Count == 0)
        {
            throw Malformed("Invalid principal in policy");
        }

        foreach (var (kind, values) in kinds)
        {
            var valid = kind switch
            {
                "AWS" => Strings(values).All(value => value == "*" || AwsPrincipal().IsMatch(value) || value.StartsWith($"arn:{partition}:", StringComparison.Ordinal)),
                "Service" => Strings(values).All(value => value.Contains(".amazonaws.com", StringComparison.Ordinal)),
                "Federated" or "CanonicalUser" => true,
                _ => false,
            };
            if (!valid)
            {
                throw Malformed("Invalid principal in policy");
            }
        }
    }

    private static bool IsOf(string resource, string bucket, string partition)
    {
        if (resource == "*")
        {
            return true;
        }

        var prefix = $"arn:{partition}:s3:::";
        if (!resource.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var pattern = resource[prefix.Length..].Split('/', 2)[0];
        return pattern == bucket
            || (pattern.AsSpan().ContainsAny('*', '?') && Regex.IsMatch(bucket, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$"));
    }

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex AwsPrincipal();
}
