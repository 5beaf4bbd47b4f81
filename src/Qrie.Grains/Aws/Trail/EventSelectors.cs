using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>Which events a trail selects: by selectors of one of two kinds.</summary>
/// <param name="Classic">The classic ones; none where advanced ones are set.</param>
/// <param name="Advanced">The advanced ones.</param>
public sealed record EventSelectors(
    [property: JsonRequired] IReadOnlyList<ClassicEventSelector> Classic, [property: JsonRequired] IReadOnlyList<AdvancedEventSelector> Advanced);
