namespace Qrie.Policies;

/// <summary>One revision of what the policy set is made from.</summary>
[GenerateSerializer, Immutable, Alias("qrie.policy-set-snapshot")]
public sealed record PolicySetSnapshot
{
    /// <summary>Its revision.</summary>
    [Id(0)] public required long Revision { get; init; }

    /// <summary>The lives that were ever changed, by policy id.</summary>
    [Id(1)] public required IReadOnlyDictionary<string, PolicyState> Lives { get; init; }

    /// <summary>The exceptions that hold.</summary>
    [Id(2)] public required IReadOnlyList<PolicyException> Exceptions { get; init; }

    /// <summary>The onboarded accounts with the paths of their organizational units, empty where there is none.</summary>
    [Id(3)] public required IReadOnlyDictionary<string, string> Accounts { get; init; }
}
