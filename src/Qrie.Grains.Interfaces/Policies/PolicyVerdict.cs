namespace Qrie.Policies;

/// <summary>One policy's verdict on one configuration.</summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-verdict")]
public sealed record PolicyVerdict
{
    /// <summary>The policy's id.</summary>
    [Id(0)] public required string PolicyId { get; init; }

    /// <summary>The verdict.</summary>
    [Id(1)] public required VerdictKind Kind { get; init; }

    /// <summary>What is wrong, or why it is unknown or does not apply; empty for compliant.</summary>
    [Id(2)] public required string Message { get; init; }

    /// <summary>The facts, as a JSON object; <c>{}</c> when there are none to show.</summary>
    [Id(3)] public required string Evidence { get; init; }

    /// <summary>The severity in force.</summary>
    [Id(4)] public required int Severity { get; init; }

    /// <summary>The first instant at which the verdict would differ though nothing changed; null when time decides nothing.</summary>
    [Id(5)] public DateTimeOffset? ReevaluateAt { get; init; }

    /// <summary>The parts of the configuration that the policy reads; empty when they are not known.</summary>
    [Id(6)] public IReadOnlyList<string> Parts { get; init; } = [];
}
