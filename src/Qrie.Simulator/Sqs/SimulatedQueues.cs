using System.Collections.Concurrent;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sqs;

/// <summary>The queues of all accounts. The names of Qrie's own are the same in all regions here: their URLs name no region.</summary>
internal sealed class SimulatedQueues(SimulatedOrganization organization)
{
    private readonly ConcurrentDictionary<(string AccountId, string Region, string Name), SimulatedQueue> queues = new();

    /// <summary>How the members' queues are set up, by ARN: reads of it may lag.</summary>
    public SimulatedTable<QueueSettings> Settings { get; } = new(organization);

    public SimulatedQueue GetOrCreate(string accountId, string name, string region) => queues.GetOrAdd(
        KeyOf(accountId, name, region),
        static (key, context) => new SimulatedQueue(key.AccountId, key.Name, context.Region, context.Queues),
        (Region: region, Queues: this));

    public SimulatedQueue? Find(string accountId, string name, string region) => queues.GetValueOrDefault(KeyOf(accountId, name, region));

    public SimulatedQueue? FindByArn(string arn) =>
        arn.Split(':') is ["arn", _, "sqs", var region, var accountId, var name] ? Find(accountId, name, region) : null;

    public IEnumerable<SimulatedQueue> Of(string accountId, string region) =>
        queues.Where(queue => queue.Key.AccountId == accountId && queue.Key.Region == KeyOf(accountId, "", region).Region)
            .Select(queue => queue.Value).OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public IEnumerable<SimulatedQueue> SourcesOf(SimulatedQueue dead) =>
        queues.Values.Where(queue => queue.Attributes.Redrive?.TargetArn == dead.Arn).OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public void Delete(SimulatedQueue queue) => queues.TryRemove(KeyOf(queue.AccountId, queue.Name, queue.Arn.Split(':')[3]), out _);

    internal TimeProvider Time => organization.Time;

    private static (string AccountId, string Region, string Name) KeyOf(string accountId, string name, string region) =>
        (accountId, accountId == KeyRing.QrieAccountId ? "" : region, name);
}
