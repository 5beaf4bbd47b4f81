using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Auth;

/// <summary>Tokens for programs: <c>qrie_</c>, sixteen hexadecimal digits that name the token, an underscore, and the secret. Only its hash is kept.</summary>
internal sealed class ApiTokens(SqliteDatabase database, TimeProvider time)
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
        await database.WriteAsync(connection => connection.Execute(
            "INSERT INTO api_tokens (id, hash, name, role, created_by, created_at, expires_at) VALUES (@id, @hash, @name, @role, @by, @at, @expires)",
            ("@id", id), ("@hash", Hash(secret)), ("@name", name), ("@role", role), ("@by", createdBy), ("@at", now), ("@expires", record.ExpiresAt)));
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
        var found = await database.ReadAsync(
            connection => connection.Query("SELECT * FROM api_tokens WHERE id = @id", reader => (Record: Read(reader), Hash: (byte[])reader["hash"]), ("@id", id)),
            cancellationToken);
        var now = time.GetUtcNow();
        if (found is not [var (record, hash)]
            || !CryptographicOperations.FixedTimeEquals(hash, Hash(token[^SecretLength..]))
            || record.RevokedAt is not null
            || record.ExpiresAt <= now)
        {
            return null;
        }

        if (record.LastUsedAt is null || now - record.LastUsedAt >= Precision)
        {
            await database.WriteAsync(connection => connection.Execute("UPDATE api_tokens SET last_used_at = @now WHERE id = @id", ("@now", now), ("@id", id)));
        }

        return record;
    }

    /// <summary>All tokens, the newest first.</summary>
    public Task<List<ApiTokenRecord>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query("SELECT * FROM api_tokens ORDER BY created_at DESC, id", Read), cancellationToken);

    /// <summary>Ends a token at once.</summary>
    /// <returns>False when there is no such token that is not ended.</returns>
    public async Task<bool> RevokeAsync(string id) => await database.WriteAsync(connection => connection.Execute(
        "UPDATE api_tokens SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", ("@now", time.GetUtcNow()), ("@id", id))) > 0;

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    private static ApiTokenRecord Read(SqliteDataReader reader) => new(
        reader.Text("id")!, reader.Text("name")!, reader.Text("role")!, reader.Text("created_by")!, reader.Time("created_at")!.Value,
        reader.Time("expires_at")!.Value, reader.Time("last_used_at"), reader.Time("revoked_at"));
}
