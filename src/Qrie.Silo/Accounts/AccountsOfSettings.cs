using Microsoft.Extensions.Options;
using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>
/// The stored accounts, without the external ids that the settings have: those come from the settings, and are in no database and in none
/// of its backups. One that Qrie made, or that came by the API, is nowhere else, and stays with its account.
/// </summary>
internal sealed class AccountsOfSettings(IAccountStore store, ConfiguredAccounts configured, IOptions<DiscoveryOptions> organization) : IAccountStore
{
    public async Task<IReadOnlyList<AccountRecord>> AllAsync() => [.. (await store.AllAsync()).Select(Complete)];

    public async Task<AccountRecord?> FindAsync(string accountId) => await store.FindAsync(accountId) is { } account ? Complete(account) : null;

    public Task<bool> SaveAsync(AccountRecord account) => store.SaveAsync(
        account.Registration.ExternalId is { } id && id == OfSettings(account) ? With(account, null) : account);

    public Task<bool> RemoveAsync(AccountRecord account) => store.RemoveAsync(account);

    private AccountRecord Complete(AccountRecord account) => account.Registration.ExternalId is null ? With(account, OfSettings(account)) : account;

    private string? OfSettings(AccountRecord account) => account.Source switch
    {
        AccountSource.Configuration => configured.All.FirstOrDefault(own => own.AccountId == account.AccountId)?.ExternalId,
        AccountSource.Organization => organization.Value.ExternalId,
        _ => null,
    };

    private static AccountRecord With(AccountRecord account, string? externalId) => account with { Registration = account.Registration with { ExternalId = externalId } };
}
