namespace Qrie.Policies;

/// <summary>A control of a framework that a policy answers.</summary>
/// <param name="Framework">The framework and its version, such as <c>CIS AWS Foundations v5.0</c>.</param>
/// <param name="Control">The control's id there, such as <c>2.1.4</c>.</param>
[GenerateSerializer, Immutable, Alias("qrie.framework-reference")]
public sealed record FrameworkReference([property: Id(0)] string Framework, [property: Id(1)] string Control);
