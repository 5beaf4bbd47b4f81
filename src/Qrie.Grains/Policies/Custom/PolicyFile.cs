namespace Qrie.Policies.Custom;

/// <summary>A policy's file as it was read.</summary>
/// <param name="Name">Its name, below the folder.</param>
/// <param name="Policy">The policy; null when the file has errors.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record PolicyFile(string Name, IDocumentPolicy? Policy, IReadOnlyList<PolicyFileError> Errors)
{
    /// <summary>Runs the file's cases.</summary>
    /// <param name="now">The moment for which to judge.</param>
    public IReadOnlyList<PolicyTestResult> RunTests(DateTimeOffset now) =>
        Policy is CustomPolicy policy ? [.. policy.Tests.Select(test => new PolicyTestResult(test, PolicyTests.FailureOf(policy, test, now)))] : [];
}
