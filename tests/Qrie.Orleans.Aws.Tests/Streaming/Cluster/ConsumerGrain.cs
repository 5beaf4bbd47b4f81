using Orleans.Streams;
using Orleans.Streams.Core;

namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

[ImplicitStreamSubscription(TextAdapter.Namespace)]
public sealed class ConsumerGrain(Ledger ledger) : Grain, IConsumerGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<string>> items) =>
        ledger.DeliverAsync(this.GetPrimaryKeyString(), [.. items.Select(item => item.Item)]);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
