namespace Qrie.Policies.Documents;

/// <summary>A document is JSON, but not a policy that AWS would take.</summary>
/// <param name="message">Where, and what is wrong there.</param>
internal sealed class MalformedPolicyException(string message) : Exception(message);
