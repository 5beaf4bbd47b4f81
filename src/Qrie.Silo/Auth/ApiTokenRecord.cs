namespace Qrie.Silo.Auth;

/// <summary>A token for programs, as it is kept: what lets one in is not.</summary>
/// <param name="Id">Sixteen hexadecimal digits, which are also a part of the token.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null when never.</param>
/// <param name="RevokedAt">When it was revoked; null while it is good.</param>
internal sealed record ApiTokenRecord(
    string Id, string Name, string Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
