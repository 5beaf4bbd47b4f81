using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>A classic selector (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html"/>).</summary>
/// <param name="ReadWriteType"><c>All</c>, <c>ReadOnly</c> or <c>WriteOnly</c>.</param>
/// <param name="IncludesManagementEvents">Whether management events are selected.</param>
/// <param name="ExcludedSources">Sources whose management events are not, such as <c>kms.amazonaws.com</c>.</param>
/// <param name="DataResources">Resources whose data events are selected.</param>
public sealed record ClassicEventSelector(
    [property: JsonRequired] string ReadWriteType,
    bool IncludesManagementEvents,
    [property: JsonRequired] IReadOnlyList<string> ExcludedSources,
    [property: JsonRequired] IReadOnlyList<DataResource> DataResources);
