namespace Qrie.Simulator.Iam;

/// <summary>An access key. Its secret is nobody's business.</summary>
internal sealed record SimulatedAccessKey(string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt = null);
