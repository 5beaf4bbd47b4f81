namespace Qrie.Tokens;

/// <summary>Tokens for programs. What changes is in the audit trail.</summary>
public interface ITokenAdministration
{
    /// <summary>False when the settings let nobody in with a token, so that those that there are wait for it.</summary>
    bool Accepted { get; }

    /// <summary>All tokens, also those that have ended, the newest first.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<TokenView>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Makes a token.</summary>
    /// <param name="wish">The token.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="ArgumentException">Something of the wish is wrong; the message says what would be right.</exception>
    Task<NewToken> CreateAsync(TokenWish wish, string principal);

    /// <summary>Ends a token at once.</summary>
    /// <param name="id">The token.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="InvalidOperationException">There is no such token that is not ended.</exception>
    Task RevokeAsync(string id, string principal);
}
