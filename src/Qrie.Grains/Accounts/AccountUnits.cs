using Qrie.Policies;

namespace Qrie.Accounts;

/// <summary>Accounts by organizational unit.</summary>
public static class AccountUnits
{
    /// <summary>The ids of the accounts in an organizational unit and in those below it.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="path">The unit's path, such as <c>/prod</c>; that of the root has all accounts that are in a unit.</param>
    public static IReadOnlySet<string> InUnit(this IAccountDirectory accounts, string path)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return accounts.All.Where(account => ScopeMatch.IsBelow(account.Ou, path)).Select(account => account.AccountId).ToHashSet(StringComparer.Ordinal);
    }
}
