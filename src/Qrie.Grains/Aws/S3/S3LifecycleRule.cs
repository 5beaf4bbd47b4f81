using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>A lifecycle rule.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Status"><c>Enabled</c> or <c>Disabled</c>.</param>
/// <param name="Prefix">The prefix of the keys that it is for; null for all.</param>
/// <param name="ExpirationDays">After how many days objects expire; null when they do not by age.</param>
public sealed record S3LifecycleRule(string? Id, [property: JsonRequired] string Status, string? Prefix, int? ExpirationDays);
