namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Address(string Id, string PublicIp) : Ec2Item(Id)
{
    public string? AssociationId { get; init; }

    public string? InterfaceId { get; init; }

    public string? InstanceId { get; init; }
}
