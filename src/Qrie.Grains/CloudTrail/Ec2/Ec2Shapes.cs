using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Ec2;

/// <summary>EC2's resources: the prefix of an id tells its type.</summary>
internal static class Ec2Shapes
{
    private const int LongestId = 64;

    public static readonly ResourceShape Instance = Of("Instance", "instance", "i-");
    public static readonly ResourceShape Volume = Of("Volume", "volume", "vol-");
    public static readonly ResourceShape Snapshot = Of("Snapshot", "snapshot", "snap-", owned: false);
    public static readonly ResourceShape Image = Of("Image", "image", "ami-", owned: false);
    public static readonly ResourceShape SecurityGroup = Of("SecurityGroup", "security-group", "sg-");
    public static readonly ResourceShape Vpc = Of("VPC", "vpc", "vpc-");
    public static readonly ResourceShape Subnet = Of("Subnet", "subnet", "subnet-");
    public static readonly ResourceShape RouteTable = Of("RouteTable", "route-table", "rtb-");
    public static readonly ResourceShape InternetGateway = Of("InternetGateway", "internet-gateway", "igw-");
    public static readonly ResourceShape NetworkAcl = Of("NetworkAcl", "network-acl", "acl-");
    public static readonly ResourceShape NetworkInterface = Of("NetworkInterface", "network-interface", "eni-");
    public static readonly ResourceShape ElasticIp = Of("EIP", "elastic-ip", "eipalloc-");
    public static readonly ResourceShape LaunchTemplate = Of("LaunchTemplate", "launch-template", "lt-");

    /// <summary>Only something to refer to: no resource of Qrie's.</summary>
    public static readonly ResourceShape PeeringConnection = Of("VPCPeeringConnection", "vpc-peering-connection", "pcx-");

    private static readonly ResourceShape[] All =
    [
        Instance, Volume, Snapshot, Image, SecurityGroup, Vpc, Subnet, RouteTable, InternetGateway, NetworkAcl, NetworkInterface, ElasticIp, LaunchTemplate,
    ];

    /// <summary>Whatever may carry tags. Without an id nothing tells which type to list.</summary>
    public static readonly ResourceShape Tagged = new([], (record, text) =>
        All.Select(shape => shape.Identify(record, text)).FirstOrDefault(identified => identified is not null)
        ?? (text.Contains('-') ? Identified.NotOurs : null));

    /// <summary>What flow logs are made for: of VPCs, subnets and interfaces only VPCs are judged by them.</summary>
    public static readonly ResourceShape FlowLogged = new("AWS::EC2::VPC", (record, text) =>
        Vpc.Identify(record, text) ?? (IsId(text, "subnet-") || IsId(text, "eni-") || text.StartsWith("tgw-", StringComparison.Ordinal) ? Identified.NotOurs : null));

    /// <param name="type">The last word of CloudFormation's name.</param>
    /// <param name="word">The ARN's word.</param>
    /// <param name="prefix">How ids begin.</param>
    /// <param name="owned">Whether ARNs name the account: those of snapshots and images do not.</param>
    private static ResourceShape Of(string type, string word, string prefix, bool owned = true) => new($"AWS::EC2::{type}", (record, text) =>
        IsId(text, prefix)
            ? new Identified($"AWS::EC2::{type}", $"arn:{record.Partition}:ec2:{record.Region}:{(owned ? record.AccountId : "")}:{word}/{text}")
            : null);

    // eni-0a1b is an interface's, eni-attach-0a1b an attachment's.
    private static bool IsId(string text, string prefix) =>
        text.Length > prefix.Length && text.Length <= LongestId && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(prefix.Length).ContainsAnyExcept(Alphanumeric) is false;

    private static readonly System.Buffers.SearchValues<char> Alphanumeric =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
