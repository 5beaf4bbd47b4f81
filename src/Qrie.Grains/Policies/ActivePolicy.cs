namespace Qrie.Policies;

/// <summary>A launched policy with its overrides.</summary>
/// <param name="Policy">The rule.</param>
/// <param name="Severity">The severity in force.</param>
public sealed record ActivePolicy(IPolicy Policy, int Severity);
