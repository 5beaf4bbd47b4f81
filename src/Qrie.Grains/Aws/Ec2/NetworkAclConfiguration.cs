namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a network ACL.</summary>
public sealed record NetworkAclConfiguration
{
    /// <summary>The id.</summary>
    public required string NetworkAclId { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>True for the one of all subnets that have no other.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>What may come in, by number.</summary>
    public required IReadOnlyList<Ec2AclEntry> Ingress { get; init; }

    /// <summary>What may go out, by number.</summary>
    public required IReadOnlyList<Ec2AclEntry> Egress { get; init; }

    /// <summary>The subnets that it is for, in ordinal order.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
