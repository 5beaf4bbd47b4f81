namespace Qrie.Policies.Custom;

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Failure">What is otherwise than it should be; null when it passed.</param>
public sealed record PolicyTestResult(PolicyTestCase Case, string? Failure);
