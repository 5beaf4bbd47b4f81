using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Scans;

/// <summary>
/// Takes the inventory of one account, service and region: what listings say goes to the resources, what they only name is
/// described, and what a complete listing lacks is looked for. When it is resumed it lists again and looks at nothing
/// that was looked at since it began.
/// </summary>
/// <param name="types">The types of resources.</param>
/// <param name="aws">Clients of the accounts.</param>
/// <param name="inventory">What is known.</param>
/// <param name="grains">Reaches the resources.</param>
/// <param name="options">How much at a time.</param>
/// <param name="time">The clock.</param>
public sealed class InventoryScan(
    ResourceTypes types, AwsClientFactory aws, IInventoryQueries inventory, IGrainFactory grains, IOptions<ScanOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);

    internal async Task RunAsync(ScanProgress progress, string partition, CancellationToken cancellationToken)
    {
        var unit = progress.Unit;
        foreach (var type in types.All.Where(type => type.Service == unit.Service && (!type.IsGlobal || unit.Region == Arns.HomeRegion(partition))))
        {
            var scope = new ListingScope(partition, unit.AccountId, unit.Region);
            if (await ListAsync(type, scope, progress, cancellationToken) is { } listed)
            {
                await ConfirmAbsentAsync(type, listed, progress, cancellationToken);
            }
        }
    }

    // The set of what was listed; null when the listing was not complete, so that absence proves nothing.
    private async Task<HashSet<string>?> ListAsync(IResourceType type, ListingScope scope, ScanProgress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (listed, began) = (new HashSet<string>(StringComparer.Ordinal), time.GetUtcNow());
            try
            {
                await Parallel.ForEachAsync(type.ListAsync(scope, aws.For(scope.AccountId), cancellationToken), Bounded(cancellationToken), async (one, ct) =>
                {
                    lock (listed)
                    {
                        if (!listed.Add(one.Arn))
                        {
                            return;
                        }
                    }

                    progress.Listed(one.Arn);
                    await TakeAsync(type, one, began, progress, ct);
                });
                return listed;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && AwsErrors.IsOfAws(exception))
            {
                if (attempt >= options.Value.Attempts || !AwsErrors.IsTransient(exception))
                {
                    progress.Failed(AwsErrors.IsDenied(exception)
                        ? $"{type.Name} could not be listed: {AwsErrors.Code(exception)}; grant {string.Join(" and ", type.ListPermissions)}."
                        : $"{type.Name} could not be listed: {AwsErrors.Explain(exception)}.");
                    return null;
                }

                await WaitAsync(attempt, cancellationToken);
            }
        }
    }

    private async Task TakeAsync(IResourceType type, Listed one, DateTimeOffset began, ScanProgress progress, CancellationToken cancellationToken)
    {
        if (one.Snapshot is { Transient: false } snapshot)
        {
            var outcome = await grains.GetGrain<IResourceGrain>(one.Arn).ObserveAsync(snapshot.Observe(type, progress.Unit.AccountId, began, null) with { DriftSince = progress.Unit.DriftSince });
            progress.Looked(one.Arn, outcome is ObserveOutcome.Changed or ObserveOutcome.Appeared);
        }
        else
        {
            await LookAsync(type, one.Arn, progress, cancellationToken);
        }
    }

    private async Task ConfirmAbsentAsync(IResourceType type, HashSet<string> listed, ScanProgress progress, CancellationToken cancellationToken)
    {
        var known = await inventory.ArnsAsync(progress.Unit.AccountId, type.Name, type.IsGlobal ? null : progress.Unit.Region, cancellationToken);
        await Parallel.ForEachAsync(
            known.Where(arn => !listed.Contains(arn)), Bounded(cancellationToken), async (arn, ct) => await LookAsync(type, arn, progress, ct));
    }

    private async Task LookAsync(IResourceType type, string arn, ScanProgress progress, CancellationToken cancellationToken)
    {
        var unit = progress.Unit;
        var look = new ScanLook
        {
            Type = type.Name, AccountId = unit.AccountId, Region = unit.Region, NotBefore = unit.StartedAt!.Value, DriftSince = unit.DriftSince,
        };
        for (var attempt = 1; ; attempt++)
        {
            var result = await grains.GetGrain<IResourceGrain>(arn).LookAsync(look);
            if (result.Outcome != LookOutcome.Failed || attempt >= options.Value.Attempts)
            {
                progress.Looked(arn, result.Outcome is LookOutcome.Changed or LookOutcome.Appeared or LookOutcome.Gone, result.Outcome == LookOutcome.Gone);
                if (result.Error is { } error)
                {
                    progress.Failed($"{arn}: {error}");
                }

                return;
            }

            await WaitAsync(attempt, cancellationToken);
        }
    }

    private Task WaitAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(Backoff * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);

    private ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken };
}
