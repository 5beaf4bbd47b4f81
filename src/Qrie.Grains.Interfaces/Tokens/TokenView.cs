namespace Qrie.Tokens;

/// <summary>A token for programs, without what lets one in.</summary>
/// <param name="Id">Sixteen hexadecimal digits, which are also a part of the token.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do: <c>reader</c>, <c>operator</c> or <c>admin</c>.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
/// <param name="LastUsedAt">When it was last used, UTC, to the minute; null when never.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null when it was not.</param>
public sealed record TokenView(
    string Id, string Name, string Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>What it is worth.</summary>
    /// <param name="now">The time, UTC.</param>
    public TokenState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? TokenState.Revoked : ExpiresAt <= now ? TokenState.Expired : TokenState.Good;
}
