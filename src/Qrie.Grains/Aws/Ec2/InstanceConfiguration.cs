namespace Qrie.Aws.Ec2;

/// <summary>The configuration of an instance, with what decides who reaches it and what is on its volumes.</summary>
public sealed record InstanceConfiguration
{
    /// <summary>The id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The image that it was launched from.</summary>
    public string? ImageId { get; init; }

    /// <summary>Such as <c>m7g.large</c>.</summary>
    public string? InstanceType { get; init; }

    /// <summary><c>running</c> or <c>stopped</c>: what it is, or is about to be, because no event says when it gets there.</summary>
    public required string State { get; init; }

    /// <summary>When it was stopped, UTC; null when it was not, or EC2 does not say.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The ARN of its instance profile; null when it has none.</summary>
    public string? IamInstanceProfile { get; init; }

    /// <summary>The instance metadata service.</summary>
    public required Ec2MetadataOptions MetadataOptions { get; init; }

    /// <summary>Its interfaces, by id.</summary>
    public required IReadOnlyList<Ec2InstanceInterface> Interfaces { get; init; }

    /// <summary>Its EBS volumes, by id.</summary>
    public Observed<IReadOnlyList<Ec2InstanceVolume>> Volumes { get; init; }

    /// <summary>The security groups of its interfaces, by id.</summary>
    public Observed<IReadOnlyList<Ec2InstanceGroup>> SecurityGroups { get; init; }

    /// <summary>The routes of its subnets to the internet, by subnet.</summary>
    public Observed<IReadOnlyList<Ec2SubnetRoutes>> Routes { get; init; }

    /// <summary>The network ACLs of its subnets, by subnet.</summary>
    public Observed<IReadOnlyList<Ec2SubnetAcl>> NetworkAcls { get; init; }

    /// <summary>The region's block of traffic between VPCs and the internet.</summary>
    public Observed<Ec2VpcBlock> VpcBlockPublicAccess { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
