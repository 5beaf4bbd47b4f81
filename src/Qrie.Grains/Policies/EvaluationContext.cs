namespace Qrie.Policies;

/// <summary>What a policy may know beside the configuration.</summary>
public sealed record EvaluationContext
{
    /// <summary>The moment for which to judge, UTC. Policies read no clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The account that owns the resource.</summary>
    public required string AccountId { get; init; }

    /// <summary>The resource's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Accounts whose principals are not external: the onboarded ones unless configured.</summary>
    public IReadOnlySet<string> TrustedAccounts { get; init; } = new HashSet<string>();

    /// <summary>Values in place of the defaults of the policy's parameters, by name.</summary>
    public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();

    /// <summary>The value of one of the policy's parameters.</summary>
    /// <param name="parameter">The parameter, as the policy's definition lists it.</param>
    public int ValueOf(PolicyParameter parameter) => Parameters.TryGetValue(parameter.Name, out var value) ? value : parameter.Default;
}
