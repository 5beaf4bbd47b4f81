using System.Text.Json;
using Microsoft.Extensions.Options;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Policies;
using Qrie.Silo.Api.Accounts;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Accounts;

/// <summary>What users do with accounts, wherever they ask for it: the API and the console.</summary>
internal sealed class AccountAdministration(
    AccountRegistry registry, AccountCheck check, IAccountStore store, IOptions<AwsOptions> aws, IAuditTrail audit, TimeProvider time) : IAccountAdministration
{
    public async Task<IReadOnlyList<AccountRecord>> AllAsync() =>
        [.. (await store.AllAsync()).OrderBy(account => account.AccountId, StringComparer.Ordinal)];

    public Task<AccountRegistration> OnboardAsync(AccountWish wish, string principal) => InWords.DoAsync(() => AddAsync(
        new AccountWishDto(wish.AccountId, wish.Name, wish.Ou, wish.RoleArn, null, wish.Regions, null, null), new Act(principal)));

    public Task RetireAsync(string accountId, string principal) => InWords.DoAsync(() => RemoveAsync(accountId, principal));

    public Task<IReadOnlyList<AccountAspect>> CheckAsync(string accountId, CancellationToken cancellationToken) => InWords.DoAsync<IReadOnlyList<AccountAspect>>(async () =>
        [.. (await CheckedAsync(accountId, cancellationToken)).Select(aspect => new AccountAspect(
            aspect.Aspect,
            aspect.Status switch { CheckedAspect.Ok => true, CheckedAspect.Missing => false, _ => null },
            aspect.Message,
            aspect.Actions))]);

    /// <summary>Onboards an account as the API is asked to.</summary>
    /// <exception cref="BadParametersException">Something is wrong.</exception>
    /// <exception cref="ConflictException">It is onboarded already, and not by this very request.</exception>
    /// <exception cref="PolicyConflictException">The request's name was that of another.</exception>
    internal async Task<AccountRegistration> AddAsync(AccountWishDto wish, Act act)
    {
        if (wish.AccountId is not { } id || !Arns.IsAccountId(id))
        {
            throw new BadParametersException("account_id", $"account_id is '{wish.AccountId}'; it must be twelve digits.");
        }

        var partition = Arns.PartitionOf(wish.Regions is [var first, ..] ? first : "");
        var registration = AccountWishReader.Read(wish, new AccountRegistration
        {
            AccountId = id,
            RoleArn = $"arn:{partition}:iam::{id}:role/{aws.Value.RoleName}",
            ExternalId = AccountRegistry.NewExternalId(),
        });
        if (act.RequestKey is not null && Repeated(await store.AllAsync(), act) is { } earlier)
        {
            return earlier;
        }

        if (await registry.AddAsync(registration, AccountSource.Api, act.RequestKey) is null)
        {
            // Perhaps the same request was sent again before it was answered.
            return Repeated(await registry.FindAsync(id) is { } known ? [known] : [], act) ?? throw new ConflictException($"Account {id} is onboarded already.");
        }

        await AuditAsync("account.added", registration, act.Principal);
        return registration;
    }

    /// <summary>Changes an account; what the wish leaves out stays.</summary>
    /// <exception cref="BadParametersException">Something is wrong.</exception>
    /// <exception cref="NotFoundException">It is not onboarded.</exception>
    /// <exception cref="ConflictException">It stands in the configuration.</exception>
    internal async Task ChangeAsync(string accountId, AccountWishDto wish, string principal)
    {
        var changed = await registry.ChangeAsync(
            accountId, now => Own(accountId, now) is var known ? known with { Registration = AccountWishReader.Read(wish, known.Registration) } : null);
        await AuditAsync("account.changed", changed!.Registration, principal);
    }

    /// <summary>Watches an account no more.</summary>
    /// <exception cref="NotFoundException">It is not onboarded.</exception>
    /// <exception cref="ConflictException">It stands in the configuration.</exception>
    internal async Task<AccountRecord> RemoveAsync(string accountId, string principal)
    {
        var retired = (await registry.ChangeAsync(accountId, now => registry.Retired(Own(accountId, now))))!;
        await AuditAsync("account.removed", retired.Registration, principal);
        return retired;
    }

    /// <summary>An account that is watched.</summary>
    /// <exception cref="NotFoundException">It is not onboarded.</exception>
    internal async Task<AccountRegistration> FindAsync(string accountId) => (await WatchedAsync(accountId)).Registration;

    /// <summary>What is missing in an account.</summary>
    /// <exception cref="NotFoundException">It is not onboarded.</exception>
    internal async Task<IReadOnlyList<CheckedAspect>> CheckedAsync(string accountId, CancellationToken cancellationToken) =>
        await check.CheckAsync((await WatchedAsync(accountId)).Registration, cancellationToken);

    /// <summary>An account with its external id; that it was read is in the audit trail.</summary>
    /// <exception cref="NotFoundException">It is not onboarded.</exception>
    internal async Task<AccountRegistration> OnboardingAsync(string accountId, string principal)
    {
        var account = (await WatchedAsync(accountId)).Registration;
        await AuditAsync("account.onboarding_read", account, principal);
        return account;
    }

    private static AccountRegistration? Repeated(IEnumerable<AccountRecord> accounts, Act act) =>
        accounts.FirstOrDefault(account => act.Repeats(account.RequestKey) && account.RetiringSince is null)?.Registration;

    private async Task<AccountRecord> WatchedAsync(string accountId) => Watched(accountId, await registry.FindAsync(accountId));

    private static AccountRecord Watched(string accountId, AccountRecord? account) =>
        account is { RetiringSince: null } ? account : throw new NotFoundException($"There is no account {accountId}.");

    private static AccountRecord Own(string accountId, AccountRecord? account) =>
        Watched(accountId, account) is { Source: not AccountSource.Configuration } known
            ? known
            : throw new ConflictException($"Account {accountId} stands in the configuration: change it there.");

    private Task AuditAsync(string action, AccountRegistration account, string principal) => audit.AppendAsync(new AuditEntry
    {
        At = time.GetUtcNow(), Principal = principal, Action = action, Target = account.AccountId,
        Details = JsonSerializer.Serialize(new { name = account.Name, ou = account.Ou, role_arn = account.RoleArn, regions = account.Regions }),
    });
}
