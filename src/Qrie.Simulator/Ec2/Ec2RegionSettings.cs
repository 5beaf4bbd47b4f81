namespace Qrie.Simulator.Ec2;

/// <summary>What is set for an account in a region.</summary>
internal sealed record Ec2RegionSettings() : Ec2Item(Key)
{
    public const string Key = "settings";

    public bool EncryptsByDefault { get; init; }

    public string SnapshotBlock { get; init; } = "unblocked";

    public string ImageBlock { get; init; } = "unblocked";

    public string VpcBlock { get; init; } = "off";

    public string? HttpTokens { get; init; }

    public string? HttpEndpoint { get; init; }

    public int? HopLimit { get; init; }

    public bool SerialConsole { get; init; }
}
