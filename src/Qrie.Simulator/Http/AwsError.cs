namespace Qrie.Simulator.Http;

/// <summary>An error of a simulated service, with the code that AWS gives.</summary>
internal sealed class AwsError(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>More elements of the error, such as <c>Endpoint</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>Headers that go with the error.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>
    /// AWS's wording
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-error-examples"/>).
    /// </summary>
    public static AwsError Denied(string principal, string action, string? resource, string policyType) => new(
        403, "AccessDenied",
        $"User: {principal} is not authorized to perform: {action}{(resource is null ? "" : $" on resource: \"{resource}\"")} because no {policyType} policy allows the {action} action");
}
