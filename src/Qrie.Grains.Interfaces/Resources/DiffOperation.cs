namespace Qrie.Resources;

/// <summary>One difference between two configurations, like an RFC 6902 operation with the old value beside the new.</summary>
/// <param name="Op"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Path">A JSON Pointer (RFC 6901).</param>
/// <param name="Old">The old value as JSON; null for <c>add</c>.</param>
/// <param name="New">The new value as JSON; null for <c>remove</c>.</param>
[GenerateSerializer, Immutable, Alias("qrie.diff-operation")]
public sealed record DiffOperation(
    [property: Id(0)] string Op,
    [property: Id(1)] string Path,
    [property: Id(2)] string? Old,
    [property: Id(3)] string? New);
