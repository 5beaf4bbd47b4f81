using System.Collections.Immutable;

namespace Qrie.Simulator.Sns;

/// <summary>A topic as it is at some moment.</summary>
/// <param name="Attributes">What was set, and the policy.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record SimulatedTopic(ImmutableSortedDictionary<string, string> Attributes, ImmutableSortedDictionary<string, string> Tags);
