using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Changes;

/// <summary>
/// Follows a row of an inbox to what it is about: a resource that is to look at the change, the resources that a name or a relation
/// stands for, or a type that is to be listed again.
/// </summary>
/// <param name="inventory">What is known.</param>
/// <param name="types">The types of resources.</param>
/// <param name="aws">Clients of the accounts.</param>
/// <param name="relisting">Lists a type again.</param>
/// <param name="grains">Reaches the resources.</param>
/// <param name="options">How inboxes gather and hand on.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeFollowing(
    IInventoryQueries inventory,
    ResourceTypes types,
    AwsClientFactory aws,
    Relisting relisting,
    IGrainFactory grains,
    IOptions<InboxOptions> options,
    TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly ApplyResult Done = new() { Outcome = ApplyOutcome.Described };

    /// <summary>Looks at what a row names, or posts what follows from it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="post">Puts changes into their lanes; when it returns, they are durable.</param>
    /// <returns>What became of the row.</returns>
    public async Task<ApplyResult> FollowAsync(PendingChange row, Func<IEnumerable<ResourceChange>, Task> post)
    {
        switch (row.Newest)
        {
            case { Arn: { } arn }:
                await TellReadersAsync(row, arn, post);
                return await grains.GetGrain<IResourceGrain>(arn).ApplyAsync(row, row.Attempts + 1 >= options.Value.MaxAttempts);

            case { Kind: ChangeKind.Related, RelatedTo: { } related, Name: null } newest when types.Find(newest.Type) is { } type:
                return await SpreadAsync(row, related, type, post);

            case { Name: { } name } newest when types.Find(newest.Type) is { } type:
                await ResolveAsync(row, type, name, post);
                return Done;

            case { Kind: ChangeKind.Relist } newest when types.Find(newest.Type) is { } type:
                // Once, and when everything shows that asked for it.
                if (SettledAt(row) is var settled && settled > time.GetUtcNow())
                {
                    return Later(row, settled);
                }

                await post(await relisting.ListAsync(row, type, CancellationToken.None));
                return Done;

            default:
                return new ApplyResult { Outcome = ApplyOutcome.Failed, Error = $"{row.Key} names no resource of a known type.", Transient = false };
        }
    }

    // Whoever holds facts of the resource is looked at too, in the account and the region that its ARN names. A look because of a
    // relation goes no further, so that it ends.
    private async Task TellReadersAsync(PendingChange row, string arn, Func<IEnumerable<ResourceChange>, Task> post)
    {
        var told = row.Events
            .Where(change => row.Attempts == 0 && change.Kind is (ChangeKind.Created or ChangeKind.Changed or ChangeKind.Deleted))
            .SelectMany(change => types.ReadersOf(change), (change, reader) => (change, reader))
            .ToLookup(told => told.reader, told => told.change);
        foreach (var reader in told)
        {
            var readers = await inventory.RelatedAsync(arn, reader.Key.Name, CancellationToken.None);
            await post(readers.SelectMany(related => reader.Select(change => change with
            {
                Arn = related,
                Type = reader.Key.Name,
                AccountId = Arns.AccountId(related) ?? change.AccountId,
                Region = Arns.Region(related) ?? change.Region,
                Kind = ChangeKind.Related,
                RelatedTo = arn,
                Part = null,
            })));
        }
    }

    // A change of one resource is a change of those whose verdicts read it. What it refers to itself shows once a describe covers
    // the change.
    private async Task<ApplyResult> SpreadAsync(PendingChange row, string related, IResourceType type, Func<IEnumerable<ResourceChange>, Task> post)
    {
        var isName = ResourceChange.NameIn(related) is not null;
        var named = ResourceChange.NameIn(related) is var (ofType, name)
            ? await inventory.ArnsNamedAsync(row.Newest.AccountId, ofType, name, CancellationToken.None)
            : [related];
        var (settledAt, now) = (SettledAt(row), time.GetUtcNow());
        var settled = settledAt <= now;
        var arns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arn in named)
        {
            if (settled && now < settledAt + options.Value.MaxWait && await IsBeingLookedAtAsync(arn, row, settledAt))
            {
                return Later(row, now + LookAgain);
            }

            arns.UnionWith(await inventory.RelatedAsync(arn, type.Name, CancellationToken.None));
            if (settled)
            {
                arns.UnionWith((await inventory.RelationsOfAsync(arn, CancellationToken.None)).Where(type.IsArn));
            }
        }

        // What the name stood for may have lost it, and with it what it referred to, before anybody looked: then only a listing tells.
        await post(arns.Count == 0 && settled && isName
            ? row.Events.Select(change => change with { RelatedTo = null, Kind = ChangeKind.Relist, Part = null })
            : arns.SelectMany(arn => row.Events.Select(change => change with { Arn = arn })));
        return settled ? Done : Later(row, settledAt);
    }

    // True when it is of a type that is described, and no look at it was the last word yet. What was not looked at at all since the
    // change is not what changed: the record only says where.
    private async Task<bool> IsBeingLookedAtAsync(string arn, PendingChange row, DateTimeOffset settledAt) =>
        types.All.Any(one => one.IsArn(arn))
        && ((await inventory.ResourceAsync(arn, CancellationToken.None))?.SnapshotTime is not { } seen
            || (seen < settledAt && seen >= row.Events.Min(change => change.Cause.At)));

    // The record carries only a name: the inventory knows whose it is, or the service does, or the type is listed again.
    private async Task ResolveAsync(PendingChange row, IResourceType type, string name, Func<IEnumerable<ResourceChange>, Task> post)
    {
        var newest = row.Newest;
        var arns = await inventory.ArnsNamedAsync(newest.AccountId, type.Name, name, CancellationToken.None);
        if (arns.Count == 0 || row.Events.Any(change => change.Kind == ChangeKind.Created))
        {
            var scope = new ListingScope(newest.Partition, newest.AccountId, newest.Region);
            if (await type.ResolveAsync(name, scope, aws.For(newest.AccountId), CancellationToken.None) is { } resolved)
            {
                arns = [.. arns.Union([resolved])];
            }
        }

        await post(arns.Count > 0
            ? row.Events.SelectMany(change => arns.Select(arn => change with { Arn = arn, Name = null }))
            : row.Events.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change with { Name = null, Kind = ChangeKind.Relist, Part = null }));
    }

    private DateTimeOffset SettledAt(PendingChange row) =>
        row.Events.Max(change => Freshness.ShownFrom(change, types.SettleDelay(change.Type)));

    private static ApplyResult Later(PendingChange row, DateTimeOffset at) =>
        new() { Outcome = ApplyOutcome.Unsettled, Remaining = row, LookAgainAt = at };
}
