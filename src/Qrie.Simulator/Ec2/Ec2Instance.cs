namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Instance(string Id, string ImageId, string Type, string SubnetId, string VpcId, DateTimeOffset LaunchedAt) : Ec2Item(Id)
{
    public string State { get; init; } = "running";

    public string Reason { get; init; } = "";

    public DateTimeOffset? TerminatedAt { get; init; }

    public string? ProfileArn { get; init; }

    public string? ProfileAssociationId { get; init; }

    public string HttpTokens { get; init; } = "optional";

    public string HttpEndpoint { get; init; } = "enabled";

    public int HopLimit { get; init; } = 1;
}
