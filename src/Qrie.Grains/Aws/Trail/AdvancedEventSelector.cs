using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>An advanced selector: an event must meet all its fields (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html"/>).</summary>
/// <param name="Name">A name for people; null for none.</param>
/// <param name="Fields">The fields.</param>
public sealed record AdvancedEventSelector(string? Name, [property: JsonRequired] IReadOnlyList<FieldSelector> Fields);
