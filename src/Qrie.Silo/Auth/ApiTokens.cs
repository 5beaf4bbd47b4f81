using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Qrie.Silo.Auth;

/// <summary>
/// Tokens for programs: <c>qrie_</c>, sixteen hexadecimal digits that name the token, an underscore, and the secret. Only its hash is kept.
/// Nothing is remembered of a token between requests, so that one that is revoked is refused by all silos from then on.
/// </summary>
internal sealed class ApiTokens(IApiTokenStore store, TimeProvider time)
{
    public const string Prefix = "qrie_";

    private const int IdLength = 16;
    private const int SecretLength = 43;
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Makes a token.</summary>
    /// <returns>What is kept, and the token, which is shown this once.</returns>
    public async Task<(ApiTokenRecord Record, string Token)> CreateAsync(string name, string role, string createdBy, TimeSpan lifetime)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var record = new ApiTokenRecord(id, name, role, createdBy, now, now + lifetime, null, null);
        await store.AddAsync(record, Hash(secret));
        return (record, $"{Prefix}{id}_{secret}");
    }

    /// <summary>The record of a good token; null for any other text, and for a token that is expired or revoked.</summary>
    public async Task<ApiTokenRecord?> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != Prefix.Length + IdLength + 1 + SecretLength || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var id = token.Substring(Prefix.Length, IdLength);
        var now = time.GetUtcNow();
        if (await store.FindAsync(id, cancellationToken) is not var (record, hash)
            || !CryptographicOperations.FixedTimeEquals(hash, Hash(token[^SecretLength..]))
            || record.RevokedAt is not null
            || record.ExpiresAt <= now)
        {
            return null;
        }

        if (record.LastUsedAt is null || now - record.LastUsedAt >= Precision)
        {
            await store.UsedAsync(id, now);
        }

        return record;
    }

    /// <summary>All tokens, the newest first.</summary>
    public Task<IReadOnlyList<ApiTokenRecord>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <summary>Ends a token at once.</summary>
    /// <returns>False when there is no such token that is not ended.</returns>
    public Task<bool> RevokeAsync(string id) => store.RevokeAsync(id, time.GetUtcNow());

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
