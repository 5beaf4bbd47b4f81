using System.Collections.Frozen;
using System.Net;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.S3;

/// <summary>
/// What S3 takes for public: a statement that allows something to a principal with a wildcard, unless a condition binds it to
/// fixed values of certain keys (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"/>,
/// "The meaning of public").
/// </summary>
internal static class PublicPolicy
{
    private static readonly FrozenSet<string> BindingKeys = new[]
    {
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:userid",
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:SourceOrgID", "aws:SourceOrgPaths",
        "s3:DataAccessPointAccount", "s3:DataAccessPointArn", "s3:x-amz-server-side-encryption-aws-kms-key-id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BindingOperators = new[]
    {
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsPublic(JsonObject statement) =>
        statement["Effect"]?.ToString() == "Allow" && IsAnybody(statement) && !IsBound(statement["Condition"] as JsonObject);

    // Allow with NotPrincipal is everybody but somebody.
    private static bool IsAnybody(JsonObject statement) => statement["Principal"] switch
    {
        null => true,
        JsonObject kinds => kinds.Any(kind => BucketPolicy.Strings(kind.Value).Any(HasWildcard)),
        var principal => principal.ToString() == "*",
    };

    // All conditions must hold, so one that binds is enough.
    private static bool IsBound(JsonObject? condition) => condition is not null && condition.Any(test =>
        test.Value is JsonObject keys && keys.Any(key => Binds(test.Key, key.Key, BucketPolicy.Strings(key.Value).ToArray())));

    private static bool Binds(string test, string key, string[] values)
    {
        test = test.Replace("ForAnyValue:", "", StringComparison.OrdinalIgnoreCase);
        if (values.Length == 0)
        {
            return false;
        }

        if (key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase))
        {
            return test.Equals("IpAddress", StringComparison.OrdinalIgnoreCase) && values.All(IsNarrow);
        }

        return BindingOperators.Contains(test) && BindingKeys.Contains(key) && values.All(value => IsFixed(key, value));
    }

    // A data access point may be any of an account's; a role's sessions may be any of the role's, which S3 does not accept.
    private static bool IsFixed(string key, string value) =>
        key.Equals("s3:DataAccessPointArn", StringComparison.OrdinalIgnoreCase)
            ? value.Split(':') is ["arn", var partition, "s3", var region, { Length: 12 } account, ..] && !HasWildcard(partition + account) && region.Length > 0
            : !HasWildcard(value);

    private static bool HasWildcard(string value) =>
        value.AsSpan().ContainsAny('*', '?') || value.Contains("${", StringComparison.Ordinal);

    // Wider than /8 of IPv4 or /32 of IPv6 is public.
    private static bool IsNarrow(string value) =>
        value.Contains('/', StringComparison.Ordinal)
            ? IPNetwork.TryParse(value, out var network) && network.PrefixLength >= (network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 8 : 32)
            : IPAddress.TryParse(value, out _);
}
