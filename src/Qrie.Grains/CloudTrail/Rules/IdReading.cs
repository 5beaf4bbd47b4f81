namespace Qrie.CloudTrail.Rules;

/// <summary>What a path finds in a record.</summary>
/// <param name="Found">The identifiers that can be used.</param>
/// <param name="Malformed">True when there are others that cannot.</param>
internal readonly record struct IdReading(IReadOnlyList<Identified> Found, bool Malformed);
