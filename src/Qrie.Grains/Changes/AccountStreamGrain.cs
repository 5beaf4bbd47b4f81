using Microsoft.Extensions.Options;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Qrie.Changes;

/// <summary>
/// The consumer of an account's stream. When its handler returns, every change of the message is durable in a lane;
/// when it throws, the message comes again.
/// </summary>
[ImplicitStreamSubscription(ResourceChanges.StreamNamespace)]
internal sealed class AccountStreamGrain(IOptions<InboxOptions> options) : Grain, IAccountStreamGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<ResourceChanges>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<ResourceChanges>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<ResourceChanges>> items) => Task.WhenAll(items
        .SelectMany(item => item.Item.Changes)
        .GroupBy(options.Value.LaneOf)
        .Select(lane => GrainFactory.GetGrain<IAccountInboxGrain>(lane.Key).PostAsync([.. lane])));

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
