using Microsoft.Extensions.Options;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Aws.Organizations;

namespace Qrie.Silo.Accounts;

/// <summary>Watches the accounts that the organization has: new ones come, closed ones go, moved ones take their new path.</summary>
internal sealed class AccountDiscovery(
    IOrganizationReader organization, IAccountStore store, AccountRegistry registry, IAuditTrail audit,
    IOptions<DiscoveryOptions> options, IOptions<AwsOptions> aws, TimeProvider time)
{
    /// <summary>Reads the organization once and takes over what differs. An account that the configuration or the API brought is left alone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Whole before anything is done: half a reading must not retire the other half.
        var wanted = await organization.ReadAsync(cancellationToken)
            .Where(account => account.Status == AccountStatus.Active && options.Value.Wants(account.Id, account.Ou))
            .ToDictionaryAsync(account => account.Id, cancellationToken: cancellationToken);
        var known = (await store.AllAsync()).ToDictionary(account => account.AccountId);
        foreach (var account in wanted.Values.Where(account => !known.TryGetValue(account.Id, out var record) || record.RetiringSince is not null))
        {
            if (await registry.AddAsync(New(account), AccountSource.Organization) is not null)
            {
                await AuditAsync("account.added", account.Id);
            }
        }

        foreach (var record in known.Values.Where(IsOwn))
        {
            if (!wanted.TryGetValue(record.AccountId, out var account))
            {
                if (await registry.ChangeAsync(record.AccountId, now => IsOwn(now) ? registry.Retired(now!) : null) is not null)
                {
                    await AuditAsync("account.removed", record.AccountId);
                }
            }
            else if (Updated(record, account) is not null)
            {
                await registry.ChangeAsync(record.AccountId, now => IsOwn(now) ? Updated(now!, account) : null);
            }
        }
    }

    // Null when there is nothing to take over. Regions follow the settings for as long as nobody gave the account others.
    private AccountRecord? Updated(AccountRecord record, OrganizationAccount account)
    {
        var (known, regions) = (record.Registration, options.Value.Regions);
        var follows = (record.GivenRegions ?? regions).SequenceEqual(known.Regions);
        return known.Ou == account.Ou && known.Name == account.Name && (!follows || (record.GivenRegions?.SequenceEqual(regions) ?? false)) ? null : record with
        {
            Registration = known with { Ou = account.Ou, Name = account.Name, Regions = follows ? [.. regions] : known.Regions },
            GivenRegions = follows ? [.. regions] : record.GivenRegions,
        };
    }

    private static bool IsOwn(AccountRecord? record) => record is { Source: AccountSource.Organization, RetiringSince: null };

    private AccountRegistration New(OrganizationAccount account) => new()
    {
        AccountId = account.Id,
        Name = account.Name,
        Ou = account.Ou,
        RoleArn = $"arn:{Arns.PartitionOf(options.Value.Regions[0])}:iam::{account.Id}:role/{aws.Value.RoleName}",
        ExternalId = options.Value.ExternalId ?? AccountRegistry.NewExternalId(),
        Regions = [.. options.Value.Regions],
    };

    private Task AuditAsync(string action, string accountId) =>
        audit.AppendAsync(new AuditEntry { At = time.GetUtcNow(), Principal = AuditEntry.Qrie, Action = action, Target = accountId });
}
