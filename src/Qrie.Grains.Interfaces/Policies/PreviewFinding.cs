namespace Qrie.Policies;

/// <summary>A violation that a policy would find.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Region">Its region.</param>
/// <param name="Severity">The severity that the finding would have.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Evidence">The facts, as a JSON object.</param>
public sealed record PreviewFinding(string Arn, string AccountId, string Region, int Severity, string Message, string Evidence);
