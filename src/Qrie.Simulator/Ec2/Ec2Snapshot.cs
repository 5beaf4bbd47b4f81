using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Snapshot(string Id, string VolumeId, int Size, bool Encrypted, DateTimeOffset StartedAt) : Ec2Item(Id)
{
    /// <summary>Account ids, and <c>all</c>.</summary>
    public ImmutableSortedSet<string> Permissions { get; init; } = [];
}
