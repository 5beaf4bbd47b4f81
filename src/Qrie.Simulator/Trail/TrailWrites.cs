using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Trail;

/// <summary>What people do to trails.</summary>
internal sealed class TrailWrites(SimulatedOrganization organization, SimulatedTrails trails)
{
    public (JsonObject Result, Recorded? Recorded) CreateTrail(ServiceCall call, JsonObject input)
    {
        var name = TrailJson.Required(input, "Name");
        if (name.Length is < 3 or > 128 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw TrailErrors.BadName(name);
        }

        var made = Apply(new SimulatedTrail
        {
            Name = name,
            AccountId = call.AccountId,
            HomeRegion = call.Region,
            Arn = trails.ArnOf(call.AccountId, call.Region, name),
            BucketName = TrailJson.Required(input, "S3BucketName"),
            Tags = Tags(input).ToImmutableSortedDictionary(),
        }, call, input);
        trails.Add(made);
        return Answer(call, input, TrailJson.Settings(made));
    }

    public (JsonObject Result, Recorded? Recorded) UpdateTrail(ServiceCall call, JsonObject input) =>
        Answer(call, input, TrailJson.Settings(trails.Change(call, TrailJson.Required(input, "Name"), trail => Apply(trail, call, input))));

    public (JsonObject Result, Recorded? Recorded) DeleteTrail(ServiceCall call, JsonObject input)
    {
        trails.Change(call, TrailJson.Required(input, "Name"), _ => null);
        return Answer(call, input);
    }

    public (JsonObject Result, Recorded? Recorded) StartLogging(ServiceCall call, JsonObject input)
    {
        trails.Change(call, TrailJson.Required(input, "Name"), trail => trail with { IsLogging = true, StartedAt = call.Now });
        return Answer(call, input);
    }

    public (JsonObject Result, Recorded? Recorded) StopLogging(ServiceCall call, JsonObject input)
    {
        trails.Change(call, TrailJson.Required(input, "Name"), trail => trail with { IsLogging = false, StoppedAt = call.Now });
        return Answer(call, input);
    }

    public (JsonObject Result, Recorded? Recorded) PutEventSelectors(ServiceCall call, JsonObject input)
    {
        var (classic, advanced) = (input["EventSelectors"] as JsonArray, input["AdvancedEventSelectors"] as JsonArray);
        if ((classic is null) == (advanced is null))
        {
            throw TrailErrors.Bad("Either event selectors or advanced event selectors must be given.");
        }

        var changed = trails.Change(call, TrailJson.Required(input, "TrailName"), trail => trail with
        {
            Selectors = (JsonArray?)classic?.DeepClone(),
            AdvancedSelectors = (JsonArray?)advanced?.DeepClone(),
        });
        return Answer(call, input, TrailJson.Selectors(changed));
    }

    public (JsonObject Result, Recorded? Recorded) AddTags(ServiceCall call, JsonObject input)
    {
        trails.Change(call, TrailJson.Required(input, "ResourceId"), trail => trail with { Tags = trail.Tags.SetItems(Tags(input)) });
        return Answer(call, input);
    }

    public (JsonObject Result, Recorded? Recorded) RemoveTags(ServiceCall call, JsonObject input)
    {
        trails.Change(call, TrailJson.Required(input, "ResourceId"), trail => trail with { Tags = trail.Tags.RemoveRange(Tags(input).Select(tag => tag.Key)) });
        return Answer(call, input);
    }

    private SimulatedTrail Apply(SimulatedTrail trail, ServiceCall call, JsonObject input)
    {
        var changed = trail with
        {
            BucketName = (string?)input["S3BucketName"] ?? trail.BucketName,
            KeyPrefix = Text(input, "S3KeyPrefix", trail.KeyPrefix),
            IncludesGlobalServices = (bool?)input["IncludeGlobalServiceEvents"] ?? trail.IncludesGlobalServices,
            IsMultiRegion = (bool?)input["IsMultiRegionTrail"] ?? trail.IsMultiRegion,
            IsOrganization = (bool?)input["IsOrganizationTrail"] ?? trail.IsOrganization,
            ValidatesFiles = (bool?)input["EnableLogFileValidation"] ?? trail.ValidatesFiles,
            KmsKeyId = Text(input, "KmsKeyId", trail.KmsKeyId),
            LogGroupArn = Text(input, "CloudWatchLogsLogGroupArn", trail.LogGroupArn),
            LogRoleArn = Text(input, "CloudWatchLogsRoleArn", trail.LogRoleArn),
        };
        if (changed.IsOrganization && call.AccountId != KeyRing.QrieAccountId)
        {
            throw TrailErrors.NotOfThisAccount();
        }

        // The bucket is the account's or another's; its policy is not looked at.
        return organization.S3.Truth(changed.BucketName) is not null ? changed : throw TrailErrors.NoBucket(changed.BucketName);
    }

    // An empty text takes the setting away.
    private static string? Text(JsonObject input, string name, string? before) =>
        (string?)input[name] is { } given ? (given.Length > 0 ? given : null) : before;

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonObject input) =>
        (input["TagsList"] as JsonArray ?? []).OfType<JsonObject>().Select(tag => KeyValuePair.Create((string?)tag["Key"] ?? "", (string?)tag["Value"] ?? ""));

    private static (JsonObject Result, Recorded? Recorded) Answer(ServiceCall call, JsonObject input, JsonObject? output = null) => (
        output ?? [],
        new Recorded(TrailService.Subject(input) ?? call.AccountId, (JsonObject?)TrailJson.Recorded(input), (JsonObject?)TrailJson.Recorded(output)));
}
