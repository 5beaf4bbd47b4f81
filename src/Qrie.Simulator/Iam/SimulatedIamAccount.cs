using System.Collections.Immutable;

namespace Qrie.Simulator.Iam;

/// <summary>What IAM keeps for a whole account: the password policy, and its root user.</summary>
internal sealed record SimulatedIamAccount
{
    /// <summary>The parameters of the password policy; null for none.</summary>
    public ImmutableSortedDictionary<string, string>? PasswordPolicy { get; init; }

    public ImmutableList<SimulatedAccessKey> RootKeys { get; init; } = [];

    public ImmutableSortedSet<string> RootMfa { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The password, when set; member accounts may have none.</summary>
    public DateTimeOffset? RootPasswordSetAt { get; init; }

    public DateTimeOffset? RootPasswordUsedAt { get; init; }
}
