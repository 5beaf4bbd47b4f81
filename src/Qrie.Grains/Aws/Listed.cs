namespace Qrie.Aws;

/// <summary>One resource in a listing.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Snapshot">What the listing says of it; null where the service's listing only names it, so that it must be described.</param>
public sealed record Listed(string Arn, Description.Found? Snapshot = null);
