using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Qrie.Changes;

/// <summary>
/// The consumer of an account's stream. When its handler returns, every change of the message is durable in a lane;
/// when it throws, the message comes again.
/// </summary>
/// <remarks>
/// A lane that is full gets room as it drains: what it does not take is offered again for a while, so that a burst flows as fast as
/// it is worked off. Only after that the message counts as not delivered.
/// </remarks>
[ImplicitStreamSubscription(ResourceChanges.StreamNamespace)]
internal sealed class AccountStreamGrain(IOptions<InboxOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
    : Grain, IAccountStreamGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<ResourceChanges>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Well below the time in which a delivery must be answered.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<ResourceChanges>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<ResourceChanges>> items) => Task.WhenAll(items
        .SelectMany(item => item.Item.Changes)
        .GroupBy(options.Value.LaneOf)
        .Select(lane => PostAsync(lane.Key, [.. lane])));

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    private async Task PostAsync(string lane, IReadOnlyList<ResourceChange> changes)
    {
        var inbox = GrainFactory.GetGrain<IAccountInboxGrain>(lane);
        var since = time.GetTimestamp();
        while (await inbox.OfferAsync(changes) is { Count: > 0 } left)
        {
            if (time.GetElapsedTime(since) >= Patience)
            {
                throw new InboxFullException($"The inbox {lane} holds {options.Value.Capacity} resources, as many as it may.");
            }

            changes = left;
            await Task.Delay(Pause, time, lifetime.ApplicationStopping);
        }
    }
}
