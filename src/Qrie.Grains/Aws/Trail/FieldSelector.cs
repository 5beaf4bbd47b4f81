using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>What an advanced selector asks of one field of an event.</summary>
/// <param name="Field">Such as <c>eventCategory</c>, <c>readOnly</c> or <c>resources.type</c>.</param>
/// <param name="Conditions">Values by operator, as CloudTrail names it: <c>Equals</c>, <c>NotEquals</c>, <c>StartsWith</c> …</param>
public sealed record FieldSelector([property: JsonRequired] string Field, [property: JsonRequired] SortedDictionary<string, IReadOnlyList<string>> Conditions)
{
    /// <summary>The values that the field must equal; none when that is not asked.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Equal => Conditions.GetValueOrDefault("Equals", []);
}
