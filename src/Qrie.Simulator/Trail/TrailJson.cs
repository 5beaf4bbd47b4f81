using System.Text.Json.Nodes;

namespace Qrie.Simulator.Trail;

/// <summary>Trails as CloudTrail's API and its records write them.</summary>
internal static class TrailJson
{
    public static string Required(JsonObject input, string name) =>
        (string?)input[name] is { Length: > 0 } value ? value : throw TrailErrors.Missing(name);

    /// <summary>A trail as it is listed.</summary>
    public static JsonObject Describe(SimulatedTrail trail)
    {
        var json = Settings(trail);
        json["HomeRegion"] = trail.HomeRegion;
        json["HasCustomEventSelectors"] = trail.Selectors is not null || trail.AdvancedSelectors is not null;
        json["HasInsightSelectors"] = false;
        return json;
    }

    /// <summary>A trail as making and updating it answer. What is not set is left out.</summary>
    public static JsonObject Settings(SimulatedTrail trail)
    {
        var json = new JsonObject { ["Name"] = trail.Name, ["S3BucketName"] = trail.BucketName };
        Put(json, "S3KeyPrefix", trail.KeyPrefix);
        json["IncludeGlobalServiceEvents"] = trail.IncludesGlobalServices;
        json["IsMultiRegionTrail"] = trail.IsMultiRegion;
        json["TrailARN"] = trail.Arn;
        json["LogFileValidationEnabled"] = trail.ValidatesFiles;
        Put(json, "CloudWatchLogsLogGroupArn", trail.LogGroupArn);
        Put(json, "CloudWatchLogsRoleArn", trail.LogRoleArn);
        Put(json, "KmsKeyId", trail.KmsKeyId);
        json["IsOrganizationTrail"] = trail.IsOrganization;
        return json;
    }

    /// <summary>The selectors; a trail for which none were set selects all management events.</summary>
    public static JsonObject Selectors(SimulatedTrail trail)
    {
        var json = new JsonObject { ["TrailARN"] = trail.Arn };
        if (trail.AdvancedSelectors is { } advanced)
        {
            json["AdvancedEventSelectors"] = advanced.DeepClone();
        }
        else
        {
            json["EventSelectors"] = trail.Selectors?.DeepClone() ?? new JsonArray(new JsonObject
            {
                ["ReadWriteType"] = "All",
                ["IncludeManagementEvents"] = true,
                ["DataResources"] = new JsonArray(),
                ["ExcludeManagementEventSources"] = new JsonArray(),
            });
        }

        return json;
    }

    /// <summary>Lowers the first letter of each member, as records do.</summary>
    public static JsonNode? Recorded(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(char.ToLowerInvariant(member.Key[0]) + member.Key[1..], Recorded(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Recorded)]),
        _ => node?.DeepClone(),
    };

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
