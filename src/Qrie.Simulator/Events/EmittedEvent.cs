namespace Qrie.Simulator.Events;

/// <summary>An event that a mutation caused.</summary>
/// <param name="EventId">The id of the CloudTrail record.</param>
/// <param name="EventName">The event's name.</param>
/// <param name="AccountId">The recipient.</param>
/// <param name="Subject">The bucket's name, or the account for what is about the account.</param>
/// <param name="Time">When it happened, not truncated.</param>
/// <param name="Principal">The ARN of who did it, or the name of the service.</param>
/// <param name="SourceIp">From where.</param>
/// <param name="ErrorCode">Why it failed; null when it did not.</param>
/// <param name="Copies">How often the event was sent: 0 when it was dropped, 2 when it was duplicated.</param>
/// <param name="Delay">By how much it was held back.</param>
public sealed record EmittedEvent(
    string EventId, string EventName, string AccountId, string Subject, DateTimeOffset Time,
    string Principal, string SourceIp, string? ErrorCode, int Copies, TimeSpan Delay);
