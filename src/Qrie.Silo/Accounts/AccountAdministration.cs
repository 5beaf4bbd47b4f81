using System.Text.Json;
using Microsoft.Extensions.Options;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Silo.Api.Accounts;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Accounts;

/// <summary>What users do with accounts, wherever they ask for it: the API and the console.</summary>
internal sealed class AccountAdministration(
    AccountRegistry registry, AccountCheck check, IAccountStore store, IOptions<AwsOptions> aws, IAuditTrail audit, TimeProvider time) : IAccountAdministration
{
    public async Task<IReadOnlyList<AccountRecord>> AllAsync() =>
        [.. (await store.AllAsync()).OrderBy(account => account.AccountId, StringComparer.Ordinal)];

    public async Task<AccountRegistration> OnboardAsync(AccountWish wish, string principal)
    {
        try
        {
            return await AddAsync(
                new AccountWishDto(wish.AccountId, wish.Name, wish.Ou, wish.RoleArn, null, wish.Regions, null, null), principal);
        }
        catch (BadParametersException bad)
        {
            throw new ArgumentException(bad.Message, bad);
        }
        catch (ConflictException conflict)
        {
            throw new InvalidOperationException(conflict.Message, conflict);
        }
    }

    public async Task RetireAsync(string accountId, string principal)
    {
        var known = await WatchedAsync(accountId);
        if (known.Source == AccountSource.Configuration)
        {
            throw new InvalidOperationException($"Account {accountId} stands in the configuration: change it there.");
        }

        await registry.RetireAsync(known);
        await AuditAsync("account.removed", known.Registration, principal);
    }

    public async Task<IReadOnlyList<AccountAspect>> CheckAsync(string accountId, CancellationToken cancellationToken)
    {
        var known = await WatchedAsync(accountId);
        return [.. (await check.CheckAsync(known.Registration, cancellationToken)).Select(aspect => new AccountAspect(
            aspect.Aspect,
            aspect.Status switch { CheckedAspect.Ok => true, CheckedAspect.Missing => false, _ => null },
            aspect.Message,
            aspect.Actions))];
    }

    /// <summary>Onboards an account as the API is asked to.</summary>
    /// <exception cref="BadParametersException">Something is wrong.</exception>
    /// <exception cref="ConflictException">It is onboarded already.</exception>
    internal async Task<AccountRegistration> AddAsync(AccountWishDto wish, string principal)
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
        if (await registry.FindAsync(id) is { RetiringSince: null })
        {
            throw new ConflictException($"Account {id} is onboarded already.");
        }

        await registry.AddAsync(registration, AccountSource.Api);
        await AuditAsync("account.added", registration, principal);
        return registration;
    }

    private async Task<AccountRecord> WatchedAsync(string accountId) =>
        await registry.FindAsync(accountId) is { RetiringSince: null } known ? known : throw new InvalidOperationException($"There is no account {accountId}.");

    private Task AuditAsync(string action, AccountRegistration account, string principal) => audit.AppendAsync(new AuditEntry
    {
        At = time.GetUtcNow(), Principal = principal, Action = action, Target = account.AccountId,
        Details = JsonSerializer.Serialize(new { name = account.Name, ou = account.Ou, role_arn = account.RoleArn, regions = account.Regions }),
    });
}
