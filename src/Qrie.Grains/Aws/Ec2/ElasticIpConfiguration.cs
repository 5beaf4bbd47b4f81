namespace Qrie.Aws.Ec2;

/// <summary>The configuration of an elastic IP address.</summary>
public sealed record ElasticIpConfiguration
{
    /// <summary>The id.</summary>
    public required string AllocationId { get; init; }

    /// <summary>The address.</summary>
    public string? PublicIp { get; init; }

    /// <summary>The id of what binds it to something; null when nothing does.</summary>
    public string? AssociationId { get; init; }

    /// <summary>The instance that has it.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The interface that has it.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
