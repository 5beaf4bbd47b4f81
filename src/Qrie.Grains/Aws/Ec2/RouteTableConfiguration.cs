namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a route table.</summary>
public sealed record RouteTableConfiguration
{
    /// <summary>The id.</summary>
    public required string RouteTableId { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The routes, in a fixed order.</summary>
    public required IReadOnlyList<Ec2Route> Routes { get; init; }

    /// <summary>What it is for, by id.</summary>
    public required IReadOnlyList<Ec2RouteTableAssociation> Associations { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
