using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Image(string Id, string Name, ImmutableList<string> SnapshotIds) : Ec2Item(Id)
{
    /// <summary>Account ids, and <c>all</c>.</summary>
    public ImmutableSortedSet<string> Permissions { get; init; } = [];
}
