using System.Collections.Concurrent;

namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

/// <summary>What the consumers of a test cluster were given, and how they behave.</summary>
public sealed class Ledger
{
    private readonly ConcurrentQueue<(string Stream, IReadOnlyList<string> Texts)> deliveries = new();
    private readonly ConcurrentDictionary<string, int> done = new(StringComparer.Ordinal);

    /// <summary>What a consumer does with a delivery before it is done; given the stream and the texts.</summary>
    public Func<string, IReadOnlyList<string>, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>All deliveries, done or not.</summary>
    public IReadOnlyCollection<(string Stream, IReadOnlyList<string> Texts)> Deliveries => deliveries;

    /// <summary>The texts that were consumed, and how often.</summary>
    public IReadOnlyDictionary<string, int> Done => done;

    public async Task DeliverAsync(string stream, IReadOnlyList<string> texts)
    {
        deliveries.Enqueue((stream, texts));
        await Behaviour(stream, texts);
        foreach (var text in texts)
        {
            done.AddOrUpdate(text, 1, (_, count) => count + 1);
        }
    }
}
