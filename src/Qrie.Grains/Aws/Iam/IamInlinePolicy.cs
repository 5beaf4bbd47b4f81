using System.Text.Json;

namespace Qrie.Aws.Iam;

/// <summary>A policy that a user, group or role has for itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Document">The document, with members in ordinal order.</param>
public sealed record IamInlinePolicy(string Name, Observed<JsonElement> Document);
