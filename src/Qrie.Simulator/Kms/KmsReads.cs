using System.Text.Json.Nodes;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Kms;

/// <summary>What can be asked of KMS.</summary>
internal sealed class KmsReads(KeyStore store)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, JsonObject>> All => new Dictionary<string, Func<ServiceCall, JsonObject, JsonObject>>
    {
        ["DescribeKey"] = (call, input) => new() { ["KeyMetadata"] = Metadata(store.Find(call, KeyId(input))) },
        ["GetKeyPolicy"] = (call, input) => new() { ["Policy"] = store.Find(call, KeyId(input)).Policy, ["PolicyName"] = "default" },
        ["GetKeyRotationStatus"] = Rotation,
        ["ListKeys"] = (call, input) => Page(input, 1000, "Keys", store.Keys.Where(call.Now, store.KeysOf(call))
            .Select(row => (row.Key, (JsonNode)new JsonObject { ["KeyId"] = row.Value.KeyId, ["KeyArn"] = row.Value.Arn }))),
        ["ListAliases"] = Aliases,
        ["ListResourceTags"] = (call, input) => Page(input, 50, "Tags", store.Find(call, KeyId(input)).Tags
            .Select(tag => (tag.Key, (JsonNode)new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value }))),
    };

    public static string KeyId(JsonObject input) => input["KeyId"]?.ToString() is { Length: > 0 } id
        ? id
        : throw KmsErrors.Validation("1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null");

    public static JsonObject Metadata(SimulatedKey key)
    {
        var metadata = new JsonObject
        {
            ["AWSAccountId"] = key.AccountId,
            ["KeyId"] = key.KeyId,
            ["Arn"] = key.Arn,
            ["CreationDate"] = key.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
            ["Enabled"] = key.State == "Enabled",
            ["Description"] = key.Description,
            ["KeyUsage"] = key.Usage,
            ["KeyState"] = key.State,
            ["Origin"] = key.Origin,
            ["KeyManager"] = "CUSTOMER",
            ["CustomerMasterKeySpec"] = key.Spec,
            ["KeySpec"] = key.Spec,
            ["MultiRegion"] = key.MultiRegion,
        };
        if (key.DeletionDate is { } date)
        {
            metadata["DeletionDate"] = date.ToUnixTimeMilliseconds() / 1000.0;
        }

        if (key.MultiRegion)
        {
            metadata["MultiRegionConfiguration"] = new JsonObject
            {
                ["MultiRegionKeyType"] = "PRIMARY",
                ["PrimaryKey"] = new JsonObject { ["Arn"] = key.Arn, ["Region"] = key.Arn.Split(':')[3] },
                ["ReplicaKeys"] = new JsonArray(),
            };
        }

        return metadata;
    }

    private JsonObject Rotation(ServiceCall call, JsonObject input)
    {
        var key = store.Find(call, KeyId(input));
        if (key.Spec != "SYMMETRIC_DEFAULT")
        {
            throw KmsErrors.Unsupported;
        }

        var rotates = key.Rotates && key.State != "PendingDeletion";
        var status = new JsonObject { ["KeyId"] = key.Arn, ["KeyRotationEnabled"] = rotates };
        if (rotates)
        {
            status["RotationPeriodInDays"] = key.RotationPeriod;
        }

        return status;
    }

    // Without a key, the aliases of the whole region; with one, those that lead to it.
    private JsonObject Aliases(ServiceCall call, JsonObject input)
    {
        var arn = input["KeyId"] is null ? null : store.Find(call, KeyId(input)).Arn;
        var region = store.KeysOf(call);
        return Page(input, 100, "Aliases", store.Aliases.Where(call.Now, KeyStore.AliasesOf(call))
            .Where(row => arn is null || row.Value.KeyArn == arn)
            .Select(row => (row.Key, (JsonNode)new JsonObject
            {
                ["AliasName"] = row.Value.Name,
                ["AliasArn"] = region.Replace("key/", row.Value.Name, StringComparison.Ordinal),
                ["TargetKeyId"] = row.Value.KeyArn.Split('/')[^1],
                ["CreationDate"] = row.Value.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
            })));
    }

    // The marker is the key of the last row of the page before, so that a row that goes meanwhile makes no gap.
    private static JsonObject Page(JsonObject input, int most, string member, IEnumerable<(string Key, JsonNode Item)> rows)
    {
        var limit = input["Limit"]?.GetValue<int>() ?? Math.Min(most, 100);
        if (limit < 1 || limit > most)
        {
            throw KmsErrors.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {most}");
        }

        var after = input["Marker"]?.ToString() is { Length: > 0 } marker ? marker : null;
        var page = rows.Where(row => after is null || string.CompareOrdinal(row.Key, after) > 0).Take(limit + 1).ToArray();
        var answer = new JsonObject { [member] = new JsonArray([.. page.Take(limit).Select(row => row.Item)]), ["Truncated"] = page.Length > limit };
        if (page.Length > limit)
        {
            answer["NextMarker"] = page[limit - 1].Key;
        }

        return answer;
    }
}
