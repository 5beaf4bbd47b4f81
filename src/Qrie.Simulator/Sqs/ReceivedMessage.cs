namespace Qrie.Simulator.Sqs;

/// <summary>A message as it was received.</summary>
/// <param name="Message">The message.</param>
/// <param name="ReceiptHandle">What to delete it with.</param>
/// <param name="Receives">How often it was received, this time included.</param>
/// <param name="FirstReceivedAt">When it was first received.</param>
internal sealed record ReceivedMessage(SimulatedMessage Message, string ReceiptHandle, int Receives, DateTimeOffset FirstReceivedAt);
