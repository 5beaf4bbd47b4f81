using Qrie.Aws.Secrets;

namespace Qrie.Aws.Lambda;

/// <summary>A function's environment variables. Values are looked at when they are read, and never kept.</summary>
/// <param name="Variables">Their names, in ordinal order.</param>
/// <param name="Secrets">Which of them hold what looks like a secret.</param>
public sealed record LambdaEnvironment(IReadOnlyList<string> Variables, IReadOnlyList<SecretHit> Secrets);
