using System.Text.Json;
using Microsoft.Extensions.Options;
using Qrie.Audit;
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Api.Tokens;
using Qrie.Tokens;

namespace Qrie.Silo.Auth;

/// <summary>What admins do with tokens, wherever they ask for it: the API and the console.</summary>
internal sealed class TokenAdministration(ApiTokens tokens, IOptions<AuthOptions> auth, IAuditTrail audit, TimeProvider time) : ITokenAdministration
{
    public bool Accepted => auth.Value.ApiTokens;

    public async Task<IReadOnlyList<TokenView>> AllAsync(CancellationToken cancellationToken) => [.. (await tokens.ListAsync(cancellationToken)).Select(View)];

    public Task<NewToken> CreateAsync(TokenWish wish, string principal) =>
        InWords.DoAsync(() => AddAsync(new TokenRequest { Name = wish.Name, Role = wish.Role, ExpiresInDays = wish.Days }, principal));

    public Task RevokeAsync(string id, string principal) => InWords.DoAsync(() => EndAsync(id, principal));

    /// <summary>Makes a token as the API is asked to.</summary>
    /// <exception cref="BadParametersException">It cannot be.</exception>
    internal async Task<NewToken> AddAsync(TokenRequest request, string principal)
    {
        var (name, role, lifetime) = request.Read();
        var (record, secret) = await tokens.CreateAsync(name, role, principal, lifetime);
        await audit.AppendAsync(new AuditEntry
        {
            At = record.CreatedAt,
            Principal = principal,
            Action = "token.created",
            Target = record.Id,
            Details = JsonSerializer.Serialize(new { name, role, expires_at = record.ExpiresAt }),
        });
        return new NewToken(secret, View(record));
    }

    /// <summary>Ends a token at once.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="NotFoundException">There is none that is not ended.</exception>
    internal async Task<string> EndAsync(string id, string principal)
    {
        if (!await tokens.RevokeAsync(id))
        {
            throw new NotFoundException("There is no such token that is still good.");
        }

        await audit.AppendAsync(new AuditEntry { At = time.GetUtcNow(), Principal = principal, Action = "token.revoked", Target = id });
        return id;
    }

    private static TokenView View(ApiTokenRecord token) => new(
        token.Id, token.Name, token.Role, token.CreatedBy, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
}
