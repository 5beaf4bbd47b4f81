using System.Collections.Frozen;
using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>The accounts of the configuration, or those of the simulated organization.</summary>
internal sealed class AccountDirectory(IEnumerable<AccountRegistration> accounts) : IAccountDirectory
{
    private readonly FrozenDictionary<string, AccountRegistration> byId =
        accounts.ToFrozenDictionary(account => account.AccountId, StringComparer.Ordinal);

    public IReadOnlyCollection<AccountRegistration> All => byId.Values;

    public AccountRegistration? Find(string accountId) => byId.GetValueOrDefault(accountId);
}
