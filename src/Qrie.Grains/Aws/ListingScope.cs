namespace Qrie.Aws;

/// <summary>Where to list.</summary>
/// <param name="Partition">The account's partition.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region; a global type lists those of all regions, whatever it says.</param>
public sealed record ListingScope(string Partition, string AccountId, string Region);
