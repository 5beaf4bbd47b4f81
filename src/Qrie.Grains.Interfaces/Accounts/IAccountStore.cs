namespace Qrie.Accounts;

/// <summary>The accounts, durable, for all silos.</summary>
public interface IAccountStore
{
    /// <summary>All accounts, those that retire too.</summary>
    Task<IReadOnlyList<AccountRecord>> AllAsync();

    /// <summary>Writes an account.</summary>
    /// <param name="account">The account.</param>
    Task SaveAsync(AccountRecord account);

    /// <summary>Forgets an account.</summary>
    /// <param name="accountId">The twelve digits.</param>
    Task RemoveAsync(string accountId);
}
