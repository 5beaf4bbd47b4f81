namespace Qrie.Silo.Auth;

/// <summary>Where tokens are kept. What one silo writes the others read at once.</summary>
internal interface IApiTokenStore
{
    /// <summary>Keeps a new token.</summary>
    Task AddAsync(ApiTokenRecord token, byte[] hash);

    /// <summary>A token as it is now, with the hash of its secret; null when there is none.</summary>
    Task<(ApiTokenRecord Token, byte[] Hash)?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes that a token was used.</summary>
    Task UsedAsync(string id, DateTimeOffset at);

    /// <summary>All tokens, the newest first.</summary>
    Task<IReadOnlyList<ApiTokenRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a token.</summary>
    /// <returns>False when there is no such token that is not ended.</returns>
    Task<bool> RevokeAsync(string id, DateTimeOffset at);
}
