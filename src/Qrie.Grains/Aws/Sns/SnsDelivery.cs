namespace Qrie.Aws.Sns;

/// <summary>How a topic delivers messages.</summary>
/// <param name="Fifo">True for a topic that keeps the order.</param>
/// <param name="DisplayName">What subscribers see; null for nothing.</param>
/// <param name="SignatureVersion">The version of the signatures of messages; null for the first.</param>
public sealed record SnsDelivery(bool Fifo, string? DisplayName, string? SignatureVersion);
