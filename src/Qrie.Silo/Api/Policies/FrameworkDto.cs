namespace Qrie.Silo.Api.Policies;

/// <summary>A control of a framework that a policy answers.</summary>
internal sealed record FrameworkDto(string Framework, string Control);
