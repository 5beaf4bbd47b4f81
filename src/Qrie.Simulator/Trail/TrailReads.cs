using System.Text.Json.Nodes;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Trail;

/// <summary>What CloudTrail answers about trails.</summary>
internal sealed class TrailReads(SimulatedTrails trails)
{
    private const int TagPage = 10;

    public JsonObject DescribeTrails(ServiceCall call, JsonObject input)
    {
        var names = (input["trailNameList"] as JsonArray ?? []).Select(name => (string?)name).OfType<string>().ToArray();
        var shadows = (bool?)input["includeShadowTrails"] ?? true;
        var seen = trails.Seen(call.AccountId, call.Region, call.Now, shadows);
        if (names.Length > 0)
        {
            // What is named by its ARN is told from any region.
            var named = names.Where(name => name.StartsWith("arn:", StringComparison.Ordinal)).Select(arn => trails.Seen(call.AccountId, arn.Split(':')[3], call.Now, true).FirstOrDefault(trail => trail.Arn == arn)).OfType<SimulatedTrail>();
            seen = seen.Where(trail => names.Contains(trail.Name)).Union(named);
        }

        return new JsonObject { ["trailList"] = new JsonArray([.. seen.Select(trail => TrailJson.Describe(trail))]) };
    }

    public JsonObject GetTrailStatus(ServiceCall call, JsonObject input)
    {
        var trail = trails.Find(call, TrailJson.Required(input, "Name"), call.Now);
        var status = new JsonObject { ["IsLogging"] = trail.IsLogging };
        Put(status, "StartLoggingTime", "TimeLoggingStarted", trail.StartedAt);
        Put(status, "StopLoggingTime", "TimeLoggingStopped", trail.StoppedAt);
        if (trail.IsLogging)
        {
            // Another value at every read.
            Put(status, "LatestDeliveryTime", "LatestDeliveryAttemptTime", call.Now);
        }

        return status;
    }

    public JsonObject GetEventSelectors(ServiceCall call, JsonObject input)
    {
        var trail = trails.Find(call, TrailJson.Required(input, "TrailName"), call.Now);
        return TrailJson.Selectors(trail);
    }

    public JsonObject ListTags(ServiceCall call, JsonObject input)
    {
        var ids = (input["ResourceIdList"] as JsonArray ?? []).Select(id => (string?)id).OfType<string>();
        var tags = ids.Select(id => trails.Find(call, id, call.Now)).SelectMany(trail => trail.Tags.Select(tag => (trail.Arn, tag))).ToArray();
        var from = int.TryParse((string?)input["NextToken"], out var start) ? start : 0;
        var page = tags.Skip(from).Take(TagPage).GroupBy(row => row.Arn);
        var output = new JsonObject
        {
            ["ResourceTagList"] = new JsonArray(
            [
                .. page.Select(group => (JsonNode)new JsonObject
                {
                    ["ResourceId"] = group.Key,
                    ["TagsList"] = new JsonArray([.. group.Select(row => (JsonNode)new JsonObject { ["Key"] = row.tag.Key, ["Value"] = row.tag.Value })]),
                }),
            ]),
        };
        if (tags.Length > from + TagPage)
        {
            output["NextToken"] = $"{from + TagPage}";
        }

        return output;
    }

    // A time as a number, and as a text for people.
    private static void Put(JsonObject status, string name, string text, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            status[name] = at.ToUnixTimeMilliseconds() / 1000.0;
            status[text] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        }
    }
}
