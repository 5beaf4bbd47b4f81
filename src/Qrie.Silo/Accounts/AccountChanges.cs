using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>Changes of stored accounts, one after the other, though several silos and people make them.</summary>
internal static class AccountChanges
{
    /// <summary>Changes an account as it is stored at that moment; anew, when somebody else wrote it in between.</summary>
    /// <param name="store">The store.</param>
    /// <param name="accountId">The twelve digits.</param>
    /// <param name="change">What the account becomes, given what it is or null where there is none; null leaves it as it is.</param>
    /// <param name="now">The moment: regions that the account loses leave from then on.</param>
    /// <returns>The account as it was written; null when it was left.</returns>
    public static async Task<AccountRecord?> ChangeAsync(
        this IAccountStore store, string accountId, Func<AccountRecord?, AccountRecord?> change, DateTimeOffset now)
    {
        while (true)
        {
            var known = await store.FindAsync(accountId);
            if (change(known) is not { } changed)
            {
                return null;
            }

            if (await store.SaveAsync(changed with { Version = known?.Version ?? 0, Leaving = Leaving(known, changed, now) }))
            {
                return changed;
            }
        }
    }

    private static IReadOnlyList<LeavingRegion> Leaving(AccountRecord? known, AccountRecord changed, DateTimeOffset now)
    {
        var before = (known?.Leaving ?? []).Concat(changed.Leaving).DistinctBy(leaving => leaving.Region).ToArray();
        var lost = (known?.Registration.Regions ?? []).Select(region => new LeavingRegion(region, now));
        return [.. before.UnionBy(lost, leaving => leaving.Region).Where(leaving => !changed.Registration.Regions.Contains(leaving.Region))];
    }
}
