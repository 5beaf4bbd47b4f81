using System.Text.Json.Nodes;

namespace Qrie.Simulator.Sqs;

/// <summary>A message. Changed only under its queue's lock.</summary>
internal sealed class SimulatedMessage(string body, DateTimeOffset sentAt, string senderId)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Body => body;

    public string BodyMd5 { get; } = SqsChecksum.Of(body);

    /// <summary>The message's own attributes, as they were sent; null for none.</summary>
    public JsonObject? Attributes { get; init; }

    public DateTimeOffset SentAt => sentAt;

    public string SenderId => senderId;

    public DateTimeOffset? FirstReceivedAt { get; set; }

    public int Receives { get; set; }

    public MessageState State { get; set; }

    /// <summary>Grows with each change of state, so that what stands in a heap is known to be stale.</summary>
    public int Version { get; set; }
}
