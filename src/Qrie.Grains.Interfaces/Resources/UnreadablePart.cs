namespace Qrie.Resources;

/// <summary>A part of a configuration that could not be read.</summary>
/// <param name="Part">Its name in the canonical JSON.</param>
/// <param name="Reason">Why, in the words of the service.</param>
/// <param name="Permission">The IAM action to grant; null when a permission is not what is missing.</param>
[GenerateSerializer, Immutable, Alias("qrie.unreadable")]
public sealed record UnreadablePart(
    [property: Id(0)] string Part,
    [property: Id(1)] string Reason,
    [property: Id(2)] string? Permission);
