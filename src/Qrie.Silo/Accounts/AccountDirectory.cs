using System.Collections.Frozen;
using Orleans;
using Orleans.Runtime;
using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>
/// The accounts that are watched, in memory: those of the store, which the accounts of the configuration are written into when the
/// process starts. It is filled before the silo takes messages.
/// </summary>
internal sealed class AccountDirectory(IAccountStore store, ConfiguredAccounts configured, TimeProvider time) : IAccountDirectory, ILifecycleParticipant<ISiloLifecycle>
{
    private volatile FrozenDictionary<string, AccountRegistration> byId = configured.All.ToFrozenDictionary(account => account.AccountId, StringComparer.Ordinal);

    public event Action Changed = () => { };

    public IReadOnlyCollection<AccountRegistration> All => byId.Values;

    public AccountRegistration? Find(string accountId) => byId.GetValueOrDefault(accountId);

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe<AccountDirectory>(ServiceLifecycleStage.ApplicationServices, _ => BeginAsync());

    /// <summary>Reads the store again.</summary>
    public async Task ReloadAsync()
    {
        var before = byId;
        var now = (await store.AllAsync())
            .Where(account => account.RetiringSince is null)
            .Select(account => account.Registration)
            .ToFrozenDictionary(account => account.AccountId, StringComparer.Ordinal);
        if (now.Count != before.Count || now.Any(account => !SameAs(before.GetValueOrDefault(account.Key), account.Value)))
        {
            byId = now;
            Changed();
        }
    }

    private async Task BeginAsync()
    {
        var stored = (await store.AllAsync()).ToDictionary(account => account.AccountId);
        foreach (var registration in configured.All)
        {
            var known = stored.GetValueOrDefault(registration.AccountId);
            await store.SaveAsync(new AccountRecord(registration, AccountSource.Configuration, known?.OnboardedAt ?? time.GetUtcNow()));
        }

        // What is gone from the configuration is watched no more.
        foreach (var gone in stored.Values.Where(known =>
            known is { Source: AccountSource.Configuration, RetiringSince: null } && configured.All.All(account => account.AccountId != known.AccountId)))
        {
            await store.SaveAsync(gone with { RetiringSince = time.GetUtcNow() });
        }

        await ReloadAsync();
    }

    // Records compare lists by reference.
    private static bool SameAs(AccountRegistration? left, AccountRegistration right) =>
        left is not null && left with { Regions = right.Regions } == right && left.Regions.SequenceEqual(right.Regions);
}
