using System.Buffers.Text;
using System.Security.Cryptography;
using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>Onboards, changes and retires accounts.</summary>
internal sealed class AccountRegistry(IAccountStore store, AccountDirectory directory, TimeProvider time)
{
    private const int ExternalIdBytes = 24;

    /// <summary>An external id that nobody can guess: it keeps others from having Qrie look into an account for them.</summary>
    public static string NewExternalId() => "qrie-" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ExternalIdBytes));

    public Task<AccountRecord?> FindAsync(string accountId) => store.FindAsync(accountId);

    /// <summary>Watches an account from now on. One that comes back is scanned as a new one.</summary>
    /// <returns>Null when it is watched already.</returns>
    public Task<AccountRecord?> AddAsync(AccountRegistration registration, AccountSource source, string? requestKey = null) => ChangeAsync(
        registration.AccountId, known => known is { RetiringSince: null } ? null : new AccountRecord(registration, source, time.GetUtcNow())
        {
            RequestKey = requestKey,
            GivenRegions = source == AccountSource.Organization ? registration.Regions : null,
        });

    /// <summary>Changes an account as it is at that moment.</summary>
    /// <param name="accountId">The twelve digits.</param>
    /// <param name="change">What the account becomes; null leaves it as it is. It may be asked again.</param>
    /// <returns>The account as it was written; null when it was left.</returns>
    public async Task<AccountRecord?> ChangeAsync(string accountId, Func<AccountRecord?, AccountRecord?> change)
    {
        var changed = await store.ChangeAsync(accountId, change, time.GetUtcNow());
        if (changed is not null)
        {
            await directory.ReloadAsync();
        }

        return changed;
    }

    /// <summary>The record of an account that is watched no more from now on. Its findings are resolved in the background.</summary>
    public AccountRecord Retired(AccountRecord account) => account with { RetiringSince = time.GetUtcNow() };
}
