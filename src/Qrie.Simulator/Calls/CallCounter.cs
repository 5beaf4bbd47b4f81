using System.Collections.Concurrent;

namespace Qrie.Simulator.Calls;

/// <summary>Counts what Qrie asks for, whether it was granted or not.</summary>
internal sealed class CallCounter
{
    private readonly ConcurrentDictionary<(string AccountId, string Service, string Operation), int> counts = new();

    public IReadOnlyDictionary<(string AccountId, string Service, string Operation), int> ByAccount => counts;

    public IReadOnlyDictionary<(string Service, string Operation), int> Total =>
        counts.GroupBy(count => (count.Key.Service, count.Key.Operation)).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));

    public void Add(Http.Operation operation) =>
        counts.AddOrUpdate((operation.AccountId, operation.Service, operation.Name), 1, static (_, count) => count + 1);

    public void Reset() => counts.Clear();
}
