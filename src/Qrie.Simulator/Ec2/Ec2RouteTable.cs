using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

internal sealed record Ec2RouteTable(string Id, string VpcId, ImmutableList<Ec2Route> Routes, ImmutableList<Ec2Association> Associations) : Ec2Item(Id);
