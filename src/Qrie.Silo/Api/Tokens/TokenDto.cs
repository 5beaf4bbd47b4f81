using Qrie.Tokens;

namespace Qrie.Silo.Api.Tokens;

/// <summary>A token as it is shown: without what lets one in.</summary>
internal sealed record TokenDto(
    string Id, string Name, string Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    public static TokenDto From(TokenView token) => new(
        token.Id, token.Name, token.Role, token.CreatedBy, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
}
