using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Coverage;

namespace Qrie.Silo.Accounts;

/// <summary>Finds out what is missing in an account, in words that its owner can act on.</summary>
internal sealed class AccountCheck(
    StsClientFactory sts, AwsClientConfiguration configuration, ResourceTypes types, ICoverageQueries coverage, TimeProvider time)
{
    private const int SideBySide = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<CheckedAspect>> CheckAsync(AccountRegistration account, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var (role, credentials) = await RoleAsync(account, either.Token);
        var aspects = new List<CheckedAspect> { role };
        if (credentials is not null)
        {
            aspects.Add(await ExternalIdAsync(account, either.Token));
            using var clients = new DirectClients(credentials, configuration);
            aspects.Add(await PermissionsAsync(account, clients, either.Token));
        }

        aspects.Add(await EventsAsync(account, cancellationToken));
        return aspects;
    }

    private async Task<(CheckedAspect Role, AWSCredentials? Credentials)> RoleAsync(AccountRegistration account, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await sts.Client.AssumeRoleAsync(Request(account, account.ExternalId), cancellationToken);
            return (new CheckedAspect("role", CheckedAspect.Ok, $"Qrie can assume {account.RoleArn}."), answer.Credentials);
        }
        catch (Exception exception) when (AwsErrors.IsOfAws(exception))
        {
            return (AwsErrors.IsDenied(exception)
                ? new CheckedAspect("role", CheckedAspect.Missing,
                    $"AWS does not let Qrie assume {account.RoleArn}. Create the role from the onboarding template, or check three things: the role has exactly this name, "
                    + "its trust policy names Qrie's account or role as the principal, and its condition sts:ExternalId is the external id of this account in Qrie.")
                : new CheckedAspect("role", CheckedAspect.Unknown, $"Assuming {account.RoleArn} failed: {AwsErrors.Explain(exception)}. Try again later."), null);
        }
    }

    // A role that can be assumed without its external id lets whoever knows its name have Qrie look into the account.
    private async Task<CheckedAspect> ExternalIdAsync(AccountRegistration account, CancellationToken cancellationToken)
    {
        if (account.ExternalId is null)
        {
            return new CheckedAspect("external_id", CheckedAspect.Missing,
                "The account has no external id. Set one, and add the condition StringEquals sts:ExternalId to the role's trust policy.");
        }

        try
        {
            await sts.Client.AssumeRoleAsync(Request(account, null), cancellationToken);
            return new CheckedAspect("external_id", CheckedAspect.Missing,
                "The role can be assumed without the external id. Add the condition StringEquals sts:ExternalId to its trust policy.");
        }
        catch (Exception exception) when (AwsErrors.IsOfAws(exception))
        {
            return AwsErrors.IsDenied(exception)
                ? new CheckedAspect("external_id", CheckedAspect.Ok, "The role asks for the external id.")
                : new CheckedAspect("external_id", CheckedAspect.Unknown, $"Whether the role asks for the external id could not be told: {AwsErrors.Explain(exception)}.");
        }
    }

    // One listing of each type, and one describe of what is listed first: what is denied there is denied everywhere.
    private async Task<CheckedAspect> PermissionsAsync(AccountRegistration account, DirectClients clients, CancellationToken cancellationToken)
    {
        var (missing, unknown, partition) = (new ConcurrentBag<string>(), new ConcurrentBag<string>(), Arns.Partition(account.RoleArn));
        await Parallel.ForEachAsync(
            types.All, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (type, _) =>
            {
                var region = type.IsGlobal || account.Regions.Count == 0 ? Arns.HomeRegion(partition) : account.Regions[0];
                try
                {
                    await foreach (var one in type.ListAsync(new ListingScope(partition, account.AccountId, region), clients, cancellationToken))
                    {
                        var found = await type.DescribeAsync(new ResourceTarget(one.Arn, account.AccountId, region), clients, cancellationToken);
                        foreach (var part in found is Description.Found { Unreadable: var unreadable } ? unreadable : [])
                        {
                            (part.Permission is null ? unknown : missing).Add(part.Permission ?? $"{type.Name} {part.Part}: {part.Reason}");
                        }

                        break;
                    }
                }
                catch (Exception exception) when (AwsErrors.IsOfAws(exception))
                {
                    foreach (var action in AwsErrors.IsDenied(exception) ? type.ListPermissions : [])
                    {
                        missing.Add(action);
                    }

                    if (!AwsErrors.IsDenied(exception))
                    {
                        unknown.Add($"{type.Name}: {AwsErrors.Explain(exception)}");
                    }
                }
            });
        string[] actions = [.. missing.Distinct().Order(StringComparer.Ordinal)];
        return actions.Length > 0
            ? new CheckedAspect("permissions", CheckedAspect.Missing, $"The role lacks permissions. Allow it {string.Join(", ", actions)}, or update it from the onboarding template.", actions)
            : unknown.IsEmpty
                ? new CheckedAspect("permissions", CheckedAspect.Ok, "The role may read everything that was tried.")
                : new CheckedAspect("permissions", CheckedAspect.Unknown, $"Not everything could be tried: {string.Join("; ", unknown.Distinct().Order(StringComparer.Ordinal).Take(5))}.");
    }

    private async Task<CheckedAspect> EventsAsync(AccountRegistration account, CancellationToken cancellationToken)
    {
        var heard = (await coverage.CountersAsync(account.AccountId, cancellationToken))
            .Where(counter => counter.Kind == CounterKind.Received && counter.Region is not null)
            .Select(counter => counter.Region!)
            .ToHashSet(StringComparer.Ordinal);
        string[] silent = [.. account.Regions.Where(region => !heard.Contains(region))];
        return silent.Length == 0
            ? new CheckedAspect("events", CheckedAspect.Ok, "Events have come from every region.")
            : new CheckedAspect("events", heard.Count == 0 ? CheckedAspect.Missing : CheckedAspect.Unknown,
                $"No event has come from {string.Join(", ", silent)} yet. If something has changed there, check that the EventBridge rule of the onboarding template exists and is enabled in the region, "
                + "that a CloudTrail trail records management events, and that the rule may send to Qrie's queue.");
    }

    private AssumeRoleRequest Request(AccountRegistration account, string? externalId) => new()
    {
        RoleArn = account.RoleArn,
        RoleSessionName = configuration.Options.SessionName,
        ExternalId = externalId,
    };
}
