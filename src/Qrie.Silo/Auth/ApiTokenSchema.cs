namespace Qrie.Silo.Auth;

/// <summary>The table of tokens. A token is 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess.</summary>
internal static class ApiTokenSchema
{
    public const string Table =
        """
        CREATE TABLE api_tokens (
            id TEXT PRIMARY KEY, hash BLOB NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL, last_used_at INTEGER, revoked_at INTEGER) WITHOUT ROWID;
        """;
}
