using System.Collections.Immutable;

namespace Qrie.Simulator.Iam;

internal sealed record SimulatedUser : SimulatedPrincipal
{
    /// <summary>The console password; null for none.</summary>
    public SimulatedLogin? Login { get; init; }

    /// <summary>When the console password was last used; it is kept when the password goes.</summary>
    public DateTimeOffset? PasswordUsedAt { get; init; }

    public ImmutableList<SimulatedAccessKey> Keys { get; init; } = [];

    /// <summary>MFA devices: serial number and since when.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Mfa { get; init; } = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Names of the groups that it is in.</summary>
    public ImmutableSortedSet<string> Groups { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);
}
