namespace Qrie.Simulator.Kms;

/// <summary>An alias: a name that leads to a key of the same account and region.</summary>
internal sealed record SimulatedAlias(string Name, string KeyArn, DateTimeOffset CreatedAt);
