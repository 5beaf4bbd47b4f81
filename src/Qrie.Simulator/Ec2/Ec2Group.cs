using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Group(string Id, string Name, string Description, string VpcId, ImmutableList<Ec2Rule> Rules) : Ec2Item(Id);
