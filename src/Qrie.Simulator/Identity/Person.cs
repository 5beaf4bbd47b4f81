using System.Text.Json.Nodes;

namespace Qrie.Simulator;

/// <summary>Whom a CloudTrail record names.</summary>
/// <param name="Type"><c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c> or <c>AWSService</c>.</param>
/// <param name="Arn">The principal; null for a service.</param>
/// <param name="SourceIp">From where; for a service its name.</param>
/// <param name="UserAgent">With what.</param>
internal sealed record Person(string Type, string? Arn, string SourceIp, string UserAgent)
{
    /// <summary>The <c>userIdentity</c> of a record.</summary>
    public JsonObject Identity(string accountId)
    {
        if (Type == "AWSService" || Arn is null)
        {
            return new JsonObject { ["type"] = "AWSService", ["invokedBy"] = SourceIp };
        }

        var name = Arn[(Arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var identity = new JsonObject { ["type"] = Type };
        switch (Type)
        {
            case "Root":
                identity["principalId"] = accountId;
                break;
            case "IAMUser":
                identity["principalId"] = "AIDA" + Mark(name);
                identity["userName"] = name.Split('/')[^1];
                identity["accessKeyId"] = "AKIA" + Mark(name);
                break;
            default:
                var (role, session) = (name.Split('/')[0], name.Split('/')[^1]);
                identity["principalId"] = $"AROA{Mark(role)}:{session}";
                identity["accessKeyId"] = "ASIA" + Mark(name);
                identity["sessionContext"] = new JsonObject
                {
                    ["sessionIssuer"] = new JsonObject
                    {
                        ["type"] = "Role",
                        ["principalId"] = "AROA" + Mark(role),
                        ["arn"] = $"{Arn[..Arn.IndexOf(":sts:", StringComparison.Ordinal)]}:iam::{accountId}:role/{role}",
                        ["accountId"] = accountId,
                        ["userName"] = role,
                    },
                    ["attributes"] = new JsonObject { ["mfaAuthenticated"] = "false" },
                };
                break;
        }

        identity["arn"] = Arn;
        identity["accountId"] = accountId;
        return identity;
    }

    private static string Mark(string text) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
}
