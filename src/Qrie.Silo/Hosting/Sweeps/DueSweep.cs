using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Has resources judged again when time alone changes a verdict. Where facts move without events the resource is described first, by
/// way of its inbox like any other change.
/// </summary>
internal sealed class DueSweep(
    IInventoryQueries inventory, ResourceTypes types, IGrainFactory grains, IOptions<InboxOptions> inbox, TimeProvider time) : ISweep
{
    private const int AtOnce = 200;
    private const int SideBySide = 8;

    public string Name => "due";

    public TimeSpan Period => TimeSpan.FromSeconds(10);

    /// <summary>Judges what is due now, the longest due first, a bounded number.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await inventory.DueAsync(now, AtOnce, cancellationToken);
        await Each.DoAsync(due, resource => resource.Arn, SideBySide, async resource =>
        {
            // At once, so that it is due no more; and again when what moves by itself was read.
            await grains.GetGrain<IResourceGrain>(resource.Arn).ReevaluateAsync();
            if (types.Find(resource.Type) is { MovesWithoutEvents: true })
            {
                await DescribeAsync(resource, now);
            }
        }, cancellationToken);
    }

    private Task DescribeAsync(DueResource resource, DateTimeOffset now)
    {
        var change = new ResourceChange
        {
            Arn = resource.Arn,
            Type = resource.Type,
            AccountId = resource.AccountId,
            Region = resource.Region,
            Partition = Arns.Partition(resource.Arn),
            Kind = ChangeKind.Changed,
            Part = ResourceChange.NoPart,
            Cause = new Cause { EventId = $"due-{Guid.NewGuid():N}", EventName = "Due", Principal = Cause.Own, At = now },
        };
        return grains.GetGrain<IAccountInboxGrain>(inbox.Value.LaneOf(change)).PostAsync([change]);
    }
}
