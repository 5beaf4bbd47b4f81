namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Volume(string Id, string Zone, int Size, bool Encrypted, string Type, string? SnapshotId) : Ec2Item(Id)
{
    public string? InstanceId { get; init; }

    public string? Device { get; init; }

    public bool DeleteOnTermination { get; init; }
}
