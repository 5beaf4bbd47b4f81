using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Acl(string Id, string VpcId, bool IsDefault, ImmutableList<Ec2AclEntry> Entries, ImmutableList<Ec2Association> Associations) : Ec2Item(Id);
