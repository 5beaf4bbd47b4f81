namespace Qrie.Scans;

/// <summary>A scan as it was asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="AccountId">Only this account; null for all.</param>
/// <param name="Service">Only this service; null for all.</param>
/// <param name="Region">Only this region; null for all.</param>
/// <param name="RequestedBy">Who asked: a person, or <c>schedule</c>.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record Scan(
    string Id, ScanKind Kind, string? AccountId, string? Service, string? Region, string RequestedBy, DateTimeOffset RequestedAt);
