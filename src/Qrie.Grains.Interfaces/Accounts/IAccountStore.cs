namespace Qrie.Accounts;

/// <summary>The accounts, durable, for all silos.</summary>
public interface IAccountStore
{
    /// <summary>All accounts, those that retire too.</summary>
    Task<IReadOnlyList<AccountRecord>> AllAsync();

    /// <summary>An account as it is at this moment, also one that retires, or null.</summary>
    /// <param name="accountId">The twelve digits.</param>
    Task<AccountRecord?> FindAsync(string accountId);

    /// <summary>Writes an account, unless it was written since it was read: <see cref="AccountRecord.Version"/> tells.</summary>
    /// <param name="account">The account.</param>
    /// <returns>False when it was; nothing was written then.</returns>
    Task<bool> SaveAsync(AccountRecord account);

    /// <summary>Forgets an account, unless it was written since it was read.</summary>
    /// <param name="account">The account as it was read.</param>
    /// <returns>False when it was, or is forgotten already.</returns>
    Task<bool> RemoveAsync(AccountRecord account);
}
