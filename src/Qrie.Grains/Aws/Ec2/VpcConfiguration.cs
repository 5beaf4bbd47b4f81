namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a VPC, with its flow logs.</summary>
public sealed record VpcConfiguration
{
    /// <summary>The id.</summary>
    public required string VpcId { get; init; }

    /// <summary>True for the one that AWS made for the region.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Its CIDR blocks of both families, in a fixed order.</summary>
    public required IReadOnlyList<string> CidrBlocks { get; init; }

    /// <summary>The flow logs of the VPC itself, not those of its subnets and interfaces; by id.</summary>
    public Observed<IReadOnlyList<Ec2FlowLog>> FlowLogs { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
