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
        return accounts.All.Where(account => IsBelow(account.Ou, path)).Select(account => account.AccountId).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True when an organizational unit is another or is below it. By whole names: /prod is no prefix of /production.</summary>
    /// <param name="path">The path of the unit; null for none.</param>
    /// <param name="prefix">The path of the other.</param>
    public static bool IsBelow(string? path, string prefix)
    {
        if (path is null)
        {
            return false;
        }

        var (inner, outer) = (path.Trim('/'), prefix.Trim('/'));
        return outer.Length == 0 || (inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/'));
    }
}
