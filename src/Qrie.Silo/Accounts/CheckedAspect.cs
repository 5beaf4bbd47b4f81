namespace Qrie.Silo.Accounts;

/// <summary>One thing that must be right in an account for Qrie to see it.</summary>
/// <param name="Aspect"><c>role</c>, <c>external_id</c>, <c>permissions</c> or <c>events</c>.</param>
/// <param name="Status"><c>ok</c>, <c>missing</c>, or <c>unknown</c> when it could not be told.</param>
/// <param name="Message">What is right, or what to do.</param>
/// <param name="Actions">The IAM actions to grant; empty when none are missing.</param>
internal sealed record CheckedAspect(string Aspect, string Status, string Message, IReadOnlyList<string> Actions)
{
    public const string Ok = "ok";
    public const string Missing = "missing";
    public const string Unknown = "unknown";

    public CheckedAspect(string aspect, string status, string message) : this(aspect, status, message, [])
    {
    }
}
