using System.Collections.Immutable;

namespace Qrie.Simulator.Sqs;

/// <summary>How a member's queue is set up.</summary>
/// <param name="Attributes">What can be set.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record QueueSettings(QueueAttributes Attributes, ImmutableSortedDictionary<string, string> Tags, DateTimeOffset CreatedAt);
