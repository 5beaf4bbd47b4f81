using System.Collections.Immutable;

namespace Qrie.Simulator.Kms;

/// <summary>A key as it is at some moment.</summary>
internal sealed record SimulatedKey
{
    public required string Arn { get; init; }

    public required string KeyId { get; init; }

    public required string AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Policy { get; init; }

    public string State { get; init; } = "Enabled";

    public string Spec { get; init; } = "SYMMETRIC_DEFAULT";

    public string Usage { get; init; } = "ENCRYPT_DECRYPT";

    public string Origin { get; init; } = "AWS_KMS";

    public string Description { get; init; } = "";

    public bool MultiRegion { get; init; }

    public bool Rotates { get; init; }

    public int RotationPeriod { get; init; } = 365;

    public DateTimeOffset? DeletionDate { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
