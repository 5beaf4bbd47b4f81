namespace Qrie.Aws.Ec2;

/// <summary>The configuration of an internet gateway.</summary>
public sealed record InternetGatewayConfiguration
{
    /// <summary>The id.</summary>
    public required string InternetGatewayId { get; init; }

    /// <summary>The VPC that it is attached to; null when to none.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
