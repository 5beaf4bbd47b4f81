namespace Qrie.Policies;

/// <summary>A parameter of a policy with the value in force.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">The value in force.</param>
public sealed record PolicyParameterView(PolicyParameter Parameter, int Value);
