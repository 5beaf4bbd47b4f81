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

    public async Task<AccountRecord?> FindAsync(string accountId) => (await store.AllAsync()).FirstOrDefault(account => account.AccountId == accountId);

    /// <summary>Watches an account from now on. One that comes back is scanned as a new one.</summary>
    public async Task<AccountRecord> AddAsync(AccountRegistration registration, AccountSource source)
    {
        var record = new AccountRecord(registration, source, time.GetUtcNow());
        await SaveAsync(record);
        return record;
    }

    public async Task SaveAsync(AccountRecord record)
    {
        await store.SaveAsync(record);
        await directory.ReloadAsync();
    }

    /// <summary>Watches an account no more. Its findings are resolved in the background.</summary>
    public Task RetireAsync(AccountRecord record) => SaveAsync(record with { RetiringSince = time.GetUtcNow() });
}
