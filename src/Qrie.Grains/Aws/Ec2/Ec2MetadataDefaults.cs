namespace Qrie.Aws.Ec2;

/// <summary>What an account's launches in a region take for the instance metadata service where they say nothing.</summary>
/// <param name="HttpTokens"><c>required</c>, <c>optional</c>, or null for no preference.</param>
/// <param name="HttpEndpoint"><c>enabled</c>, <c>disabled</c>, or null for no preference.</param>
/// <param name="HopLimit">How many hops an answer may take; null for no preference.</param>
public sealed record Ec2MetadataDefaults(string? HttpTokens, string? HttpEndpoint, int? HopLimit);
