namespace Qrie.Simulator.Iam;

/// <summary>A console password.</summary>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SetAt">When it was last set.</param>
internal sealed record SimulatedLogin(DateTimeOffset CreatedAt, DateTimeOffset SetAt);
