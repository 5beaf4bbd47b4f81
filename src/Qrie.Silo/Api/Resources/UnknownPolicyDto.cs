namespace Qrie.Silo.Api.Resources;

/// <summary>A policy that could not be judged.</summary>
internal sealed record UnknownPolicyDto(string Policy, string Reason);
