using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Kms;

/// <summary>The keys and aliases of all accounts, and who may do what with a key.</summary>
internal sealed class KeyStore(SimulatedOrganization organization)
{
    public SimulatedTable<SimulatedKey> Keys { get; } = new(organization);

    /// <summary>By account, region and name.</summary>
    public SimulatedTable<SimulatedAlias> Aliases { get; } = new(organization);

    public string KeysOf(ServiceCall call) => $"arn:{organization.Partition}:kms:{call.Region}:{call.AccountId}:key/";

    public static string AliasesOf(ServiceCall call) => $"{call.AccountId}/{call.Region}/";

    /// <summary>The ARN that an id, an ARN, an alias or an alias's ARN leads to as of the call's moment.</summary>
    public string Resolve(ServiceCall call, string keyId)
    {
        var alias = keyId.StartsWith("alias/", StringComparison.Ordinal) ? keyId
            : keyId.Split(':', 6) is ["arn", _, "kms", _, _, var rest] && rest.StartsWith("alias/", StringComparison.Ordinal) ? rest
            : null;
        return alias is not null
            ? Aliases.AsOf(AliasesOf(call) + alias, call.Now)?.KeyArn ?? throw KmsErrors.NotFound($"Alias {KeysOf(call).Replace("key/", alias, StringComparison.Ordinal)}")
            : keyId.StartsWith("arn:", StringComparison.Ordinal) ? keyId : KeysOf(call) + keyId;
    }

    /// <summary>A key that the caller may do this with.</summary>
    /// <exception cref="AwsError">There is none, or its policy, or its absence from the caller's account, forbids it.</exception>
    public SimulatedKey Find(ServiceCall call, string keyId)
    {
        var arn = Resolve(call, keyId);
        var key = arn.Split(':') is [_, _, _, var region, ..] && region == call.Region ? Keys.AsOf(arn, call.Now) : null;
        if (key is null)
        {
            throw KmsErrors.NotFound($"Key '{arn}'");
        }

        Authorize(call, key);
        return key;
    }

    // An account's principals may do with a key what its policy lets the account, or them, do; what IAM lets them is not asked here.
    private static void Authorize(ServiceCall call, SimulatedKey key)
    {
        var (caller, action) = (call.Call.Caller, $"kms:{call.Action}");
        if (caller.IsAdministrator && caller.AccountId == key.AccountId)
        {
            return;
        }

        var policy = ResourcePolicy.Parse(key.Policy)!;
        if (ResourcePolicy.Denies(policy, action, caller.AccountId, caller.Arn) || !ResourcePolicy.Allows(policy, action, caller.AccountId, caller.Arn))
        {
            throw ServiceErrors.Translate(WireProtocol.Json, "kms", AwsError.Denied(caller.Arn, action, key.Arn, "resource-based"));
        }
    }
}
