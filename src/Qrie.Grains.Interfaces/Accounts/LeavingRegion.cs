namespace Qrie.Accounts;

/// <summary>A region that an account does not have any more.</summary>
/// <param name="Region">The region.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record LeavingRegion(string Region, DateTimeOffset Since);
