using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

/// <summary>Something that EC2 keeps.</summary>
internal abstract record Ec2Item(string Id)
{
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
