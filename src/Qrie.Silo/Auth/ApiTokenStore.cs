using Qrie.Silo.Storage;

namespace Qrie.Silo.Auth;

internal sealed class ApiTokenStore(SqliteDatabase database) : IApiTokenStore
{
    public Task AddAsync(ApiTokenRecord token, byte[] hash) => database.WriteAsync(connection => connection.Execute(
        "INSERT INTO api_tokens (id, hash, name, role, created_by, created_at, expires_at) VALUES (@id, @hash, @name, @role, @by, @at, @expires)",
        ("@id", token.Id), ("@hash", hash), ("@name", token.Name), ("@role", token.Role), ("@by", token.CreatedBy), ("@at", token.CreatedAt), ("@expires", token.ExpiresAt)));

    public async Task<(ApiTokenRecord Token, byte[] Hash)?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.Query("SELECT * FROM api_tokens WHERE id = @id", reader => (Read(reader), reader.GetBytes(reader.GetOrdinal("hash"))), ("@id", id)),
            cancellationToken) is [var found] ? found : null;

    public Task UsedAsync(string id, DateTimeOffset at) => database.WriteAsync(connection => connection.Execute(
        "UPDATE api_tokens SET last_used_at = @at WHERE id = @id", ("@at", at), ("@id", id)));

    public async Task<IReadOnlyList<ApiTokenRecord>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.Query("SELECT * FROM api_tokens ORDER BY created_at DESC, id", Read), cancellationToken);

    public async Task<bool> RevokeAsync(string id, DateTimeOffset at) => await database.WriteAsync(connection => connection.Execute(
        "UPDATE api_tokens SET revoked_at = @at WHERE id = @id AND revoked_at IS NULL", ("@at", at), ("@id", id))) > 0;

    private static ApiTokenRecord Read(SqliteRow reader) => new(
        reader.Text("id")!, reader.Text("name")!, reader.Text("role")!, reader.Text("created_by")!, reader.Time("created_at")!.Value,
        reader.Time("expires_at")!.Value, reader.Time("last_used_at"), reader.Time("revoked_at"));
}
