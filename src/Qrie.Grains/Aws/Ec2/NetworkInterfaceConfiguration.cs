namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a network interface.</summary>
public sealed record NetworkInterfaceConfiguration
{
    /// <summary>The id.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary><c>interface</c>, <c>nat_gateway</c>, <c>lambda</c> …</summary>
    public string? InterfaceType { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>True when a service made it and looks after it.</summary>
    public required bool RequesterManaged { get; init; }

    /// <summary>The instance that it is attached to; null when to none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Its security groups, in ordinal order.</summary>
    public required IReadOnlyList<string> GroupIds { get; init; }

    /// <summary>Its public IPv4 addresses, in ordinal order.</summary>
    public required IReadOnlyList<string> PublicIps { get; init; }

    /// <summary>Its IPv6 addresses, in ordinal order.</summary>
    public required IReadOnlyList<string> Ipv6Addresses { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
