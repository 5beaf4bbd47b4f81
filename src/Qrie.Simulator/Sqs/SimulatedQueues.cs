using System.Collections.Concurrent;

namespace Qrie.Simulator.Sqs;

/// <summary>The queues of all accounts. An account's queue names are the same in all regions here: its URL names no region.</summary>
internal sealed class SimulatedQueues(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string AccountId, string Name), SimulatedQueue> queues = new();

    public SimulatedQueue GetOrCreate(string accountId, string name, string region) => queues.GetOrAdd(
        (accountId, name), static (key, context) => new SimulatedQueue(key.AccountId, key.Name, context.Region, context.Queues), (Region: region, Queues: this));

    public SimulatedQueue? Find(string accountId, string name) => queues.GetValueOrDefault((accountId, name));

    public SimulatedQueue? FindByArn(string arn) =>
        arn.Split(':') is ["arn", _, "sqs", _, var accountId, var name] ? Find(accountId, name) : null;

    public IEnumerable<SimulatedQueue> Of(string accountId) =>
        queues.Values.Where(queue => queue.AccountId == accountId).OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public IEnumerable<SimulatedQueue> SourcesOf(SimulatedQueue dead) =>
        queues.Values.Where(queue => queue.Attributes.Redrive?.TargetArn == dead.Arn).OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public void Delete(SimulatedQueue queue) => queues.TryRemove((queue.AccountId, queue.Name), out _);

    internal TimeProvider Time => time;
}
