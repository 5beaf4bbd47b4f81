using System.Collections.Frozen;

namespace Qrie.Simulator;

/// <summary>The regions that there are, and which of them the organization may use.</summary>
internal sealed class SimulatedRegions(IReadOnlyList<string> used)
{
    // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
    private static readonly FrozenSet<string> EnabledByDefault =
        "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-northeast-2 ap-northeast-3"
            .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> OptIn =
        "af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1"
            .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> China = new[] { "cn-north-1", "cn-northwest-1" }.ToFrozenSet();
    private static readonly FrozenSet<string> Government = new[] { "us-gov-west-1", "us-gov-east-1" }.ToFrozenSet();

    public string Partition { get; } = used.Count == 0 ? "aws" : PartitionOf(used[0]);

    /// <summary>Where the services that are global answer.</summary>
    public string Home => Partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };

    public bool Exists(string region) => used.Contains(region) || Partition switch
    {
        "aws-cn" => China.Contains(region),
        "aws-us-gov" => Government.Contains(region),
        _ => EnabledByDefault.Contains(region) || OptIn.Contains(region),
    };

    public bool IsEnabled(string region) => used.Contains(region) || Partition switch
    {
        "aws-cn" => China.Contains(region),
        "aws-us-gov" => Government.Contains(region),
        _ => EnabledByDefault.Contains(region),
    };

    private static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
