using Orleans;
using Orleans.Concurrency;
using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>What one silo tells another.</summary>
/// <param name="Events">What happened, in order.</param>
/// <param name="HasGap">True when something before these was not told.</param>
[GenerateSerializer, Immutable, Alias("qrie.feed-batch")]
internal sealed record FeedBatch([property: Id(0)] IReadOnlyList<FeedEvent> Events, [property: Id(1)] bool HasGap);
