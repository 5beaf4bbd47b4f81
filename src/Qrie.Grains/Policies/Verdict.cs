using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>What a policy says of one configuration.</summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>The verdict that an answer leads to.</summary>
    /// <param name="violated">Whether the policy is violated.</param>
    /// <param name="violation">What to say if it is.</param>
    public static Verdict When(Truth violated, Func<Violation> violation) => violated switch
    {
        { IsTrue: true } => violation(),
        { IsFalse: true } => new Compliant(),
        _ => new Unknown(violated.Reason ?? "unknown"),
    };

    /// <summary>The first instant at which the verdict would differ though nothing changed; null when time decides nothing.</summary>
    public DateTimeOffset? ReevaluateAt { get; init; }

    /// <summary>Every way to violate the policy is ruled out.</summary>
    public sealed record Compliant : Verdict;

    /// <summary>The configuration proves a violation.</summary>
    /// <param name="Message">One sentence that says what is wrong.</param>
    /// <param name="Evidence">The facts that made it true, by name; no secret among them.</param>
    public sealed record Violation(string Message, IReadOnlyDictionary<string, object?> Evidence) : Verdict;

    /// <summary>The policy has no subject here.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NotApplicable(string Reason) : Verdict;

    /// <summary>What could be read does not decide.</summary>
    /// <param name="Reason">What could not be read, and the permission that is missing if one is.</param>
    public sealed record Unknown(string Reason) : Verdict;
}
