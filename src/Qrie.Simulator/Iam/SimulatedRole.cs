namespace Qrie.Simulator.Iam;

internal sealed record SimulatedRole : SimulatedPrincipal
{
    /// <summary>The trust policy, as it was given.</summary>
    public required string TrustPolicy { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
