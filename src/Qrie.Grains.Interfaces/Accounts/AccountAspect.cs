namespace Qrie.Accounts;

/// <summary>One thing that must be right in an account for Qrie to see it.</summary>
/// <param name="Aspect"><c>role</c>, <c>external_id</c>, <c>permissions</c> or <c>events</c>.</param>
/// <param name="IsRight">True when it is right, false when something is missing, null when it could not be told.</param>
/// <param name="Message">What is right, or what to do.</param>
/// <param name="Actions">The IAM actions to grant; empty when none are missing.</param>
public sealed record AccountAspect(string Aspect, bool? IsRight, string Message, IReadOnlyList<string> Actions);
