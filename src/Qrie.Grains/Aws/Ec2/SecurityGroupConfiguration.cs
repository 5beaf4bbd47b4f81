namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a security group.</summary>
public sealed record SecurityGroupConfiguration
{
    /// <summary>The id.</summary>
    public required string GroupId { get; init; }

    /// <summary>The name; <c>default</c> is the VPC's own.</summary>
    public required string GroupName { get; init; }

    /// <summary>What it is for, as its maker put it.</summary>
    public string? Description { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>What may come in, in a fixed order.</summary>
    public required IReadOnlyList<Ec2GroupRule> Ingress { get; init; }

    /// <summary>What may go out, in a fixed order.</summary>
    public required IReadOnlyList<Ec2GroupRule> Egress { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
