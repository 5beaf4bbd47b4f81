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
    private volatile Watched watched = new(configured.All.ToFrozenDictionary(account => account.AccountId, StringComparer.Ordinal), FrozenDictionary<string, DateTimeOffset>.Empty);

    public event Action Changed = () => { };

    public IReadOnlyCollection<AccountRegistration> All => watched.ById.Values;

    public AccountRegistration? Find(string accountId) => watched.ById.GetValueOrDefault(accountId);

    public DateTimeOffset? WatchedSince(string accountId) => watched.Since.TryGetValue(accountId, out var since) ? since : null;

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe<AccountDirectory>(ServiceLifecycleStage.ApplicationServices, _ => BeginAsync());

    /// <summary>Reads the store again.</summary>
    public async Task ReloadAsync()
    {
        var before = watched;
        var now = (await store.AllAsync()).Where(account => account.RetiringSince is null).ToArray();
        if (now.Length != before.ById.Count || now.Any(account => !before.Has(account)))
        {
            // Whoever is the same stays the same object: what was remembered of it stays, too.
            watched = new Watched(
                now.Select(account => before.Has(account) ? before.ById[account.AccountId] : account.Registration).ToFrozenDictionary(account => account.AccountId, StringComparer.Ordinal),
                now.ToFrozenDictionary(account => account.AccountId, account => account.OnboardedAt, StringComparer.Ordinal));
            Changed();
        }
    }

    /// <summary>Takes over what the configuration says.</summary>
    internal async Task BeginAsync()
    {
        // An account that comes back is scanned as a new one.
        var now = time.GetUtcNow();
        foreach (var registration in configured.All)
        {
            await store.ChangeAsync(
                registration.AccountId,
                known => new AccountRecord(registration, AccountSource.Configuration, known is { RetiringSince: null } ? known.OnboardedAt : now),
                now);
        }

        // What is gone from the configuration is watched no more.
        foreach (var gone in (await store.AllAsync()).Where(known => configured.All.All(account => account.AccountId != known.AccountId)))
        {
            await store.ChangeAsync(
                gone.AccountId, known => known is { Source: AccountSource.Configuration, RetiringSince: null } ? known with { RetiringSince = now } : null, now);
        }

        await ReloadAsync();
    }

    private sealed record Watched(FrozenDictionary<string, AccountRegistration> ById, FrozenDictionary<string, DateTimeOffset> Since)
    {
        // Records compare lists by reference.
        public bool Has(AccountRecord account) =>
            ById.TryGetValue(account.AccountId, out var known)
            && known with { Regions = account.Registration.Regions } == account.Registration
            && known.Regions.SequenceEqual(account.Registration.Regions)
            && Since.TryGetValue(account.AccountId, out var since) && since == account.OnboardedAt;
    }
}
