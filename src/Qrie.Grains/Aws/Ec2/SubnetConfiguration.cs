namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a subnet.</summary>
public sealed record SubnetConfiguration
{
    /// <summary>The id.</summary>
    public required string SubnetId { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its IPv4 CIDR block; null where it has only IPv6.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>Its zone.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>What is launched in it gets a public IPv4 address unless the launch says otherwise.</summary>
    public required bool MapPublicIpOnLaunch { get; init; }

    /// <summary>True for the one that AWS made for the zone.</summary>
    public required bool DefaultForAz { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
