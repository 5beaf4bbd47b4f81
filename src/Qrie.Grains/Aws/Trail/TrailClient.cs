using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Trail;

/// <summary>AWS CloudTrail, as far as it is needed (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/"/>).</summary>
public sealed class TrailClient : IDisposable
{
    private readonly JsonClient client;

    internal TrailClient(AwsClientParameters parameters, AwsProtocolConfig config) =>
        client = new JsonClient(parameters, config, "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101");

    /// <summary>The trails whose home is the region, and the shadows there of those that are at home elsewhere or belong to the organization.</summary>
    /// <param name="shadows">Whether shadows count.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<IReadOnlyList<TrailDescription>> DescribeTrailsAsync(bool shadows, CancellationToken cancellationToken) =>
        Trails(await client.CallAsync("DescribeTrails", new JsonObject { ["includeShadowTrails"] = shadows }, cancellationToken));

    /// <summary>One trail of an ARN; null when there is none.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<TrailDescription?> DescribeTrailAsync(string arn, CancellationToken cancellationToken) => Trails(await client.CallAsync(
        "DescribeTrails", new JsonObject { ["trailNameList"] = new JsonArray(arn), ["includeShadowTrails"] = true }, cancellationToken))
        .FirstOrDefault(trail => trail.Arn == arn);

    /// <summary>Whether a trail is logging.</summary>
    /// <param name="arn">Its ARN; a name would do only at its home.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<TrailStatus> GetStatusAsync(string arn, CancellationToken cancellationToken)
    {
        var status = await client.CallAsync("GetTrailStatus", new JsonObject { ["Name"] = arn }, cancellationToken);
        return new TrailStatus(status.Flag("IsLogging") ?? false) { StartedAt = status.Time("StartLoggingTime"), StoppedAt = status.Time("StopLoggingTime") };
    }

    /// <summary>Which events a trail selects.</summary>
    /// <param name="arn">Its ARN; a name would do only at its home.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<EventSelectors> GetEventSelectorsAsync(string arn, CancellationToken cancellationToken)
    {
        var selectors = await client.CallAsync("GetEventSelectors", new JsonObject { ["TrailName"] = arn }, cancellationToken);
        return new EventSelectors(
            [.. selectors.List("EventSelectors").Select(Classic)],
            [.. selectors.List("AdvancedEventSelectors").Select(Advanced)]);
    }

    /// <summary>A trail's tags.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="cancellationToken">Gives the requests up.</param>
    public async Task<SortedDictionary<string, string>> ListTagsAsync(string arn, CancellationToken cancellationToken)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var page in client.PagesAsync("ListTags", new JsonObject { ["ResourceIdList"] = new JsonArray(arn) }, cancellationToken))
        {
            foreach (var tag in page.List("ResourceTagList").SelectMany(resource => resource.List("TagsList")))
            {
                tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
            }
        }

        return tags;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static IReadOnlyList<TrailDescription> Trails(JsonElement answer) => [.. answer.List("trailList")
        .Where(trail => trail.Text("TrailARN") is not null)
        .Select(trail => new TrailDescription(
            trail.Text("TrailARN")!,
            trail.Text("Name") ?? "",
            trail.Text("HomeRegion") ?? "",
            new TrailSettings
            {
                BucketName = trail.Text("S3BucketName") ?? "",
                KeyPrefix = trail.Text("S3KeyPrefix"),
                IsMultiRegion = trail.Flag("IsMultiRegionTrail") ?? false,
                IsOrganization = trail.Flag("IsOrganizationTrail") ?? false,
                IncludesGlobalServices = trail.Flag("IncludeGlobalServiceEvents") ?? false,
                ValidatesLogFiles = trail.Flag("LogFileValidationEnabled") ?? false,
                KmsKeyId = trail.Text("KmsKeyId"),
                LogGroupArn = trail.Text("CloudWatchLogsLogGroupArn"),
            }))];

    private static ClassicEventSelector Classic(JsonElement selector) => new(
        selector.Text("ReadWriteType") ?? "All",
        selector.Flag("IncludeManagementEvents") ?? true,
        [.. selector.Texts("ExcludeManagementEventSources").Order(StringComparer.Ordinal)],
        [.. selector.List("DataResources").Select(resource => new DataResource(resource.Text("Type") ?? "", [.. resource.Texts("Values").Order(StringComparer.Ordinal)]))]);

    private static AdvancedEventSelector Advanced(JsonElement selector) => new(
        selector.Text("Name"),
        [.. selector.List("FieldSelectors").Select(field => new FieldSelector(
            field.Text("Field") ?? "",
            new SortedDictionary<string, IReadOnlyList<string>>(
                field.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0)
                    .ToDictionary(member => member.Name, member => field.Texts(member.Name)),
                StringComparer.Ordinal)))]);
}
