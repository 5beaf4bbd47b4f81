namespace Qrie.Simulator.Http;

/// <summary>What a call asks for.</summary>
/// <param name="Service">The service's signing name.</param>
/// <param name="Name">The operation, as CloudTrail names it.</param>
/// <param name="Action">The IAM action that it needs.</param>
/// <param name="AccountId">The account in which it is asked for.</param>
/// <param name="Resource">The ARN of what it is about; null where IAM knows none.</param>
/// <param name="Subject">What it is about, for chance.</param>
internal sealed record Operation(string Service, string Name, string Action, string AccountId, string? Resource, string Subject);
