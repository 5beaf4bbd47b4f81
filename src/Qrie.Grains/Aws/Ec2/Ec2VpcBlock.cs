using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>
/// VPC Block Public Access of an account in a region
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"/>).
/// </summary>
/// <param name="Mode"><c>off</c>, <c>block-ingress</c> or <c>block-bidirectional</c>.</param>
/// <param name="IngressExclusions">The ids of the VPCs and subnets into which traffic is let all the same, in ordinal order.</param>
public sealed record Ec2VpcBlock([property: JsonRequired] string Mode, [property: JsonRequired] IReadOnlyList<string> IngressExclusions)
{
    /// <summary>Whether traffic from the internet is kept out of a subnet.</summary>
    /// <param name="vpcId">The subnet's VPC.</param>
    /// <param name="subnetId">The subnet.</param>
    public bool Closes(string? vpcId, string? subnetId) =>
        Mode is "block-ingress" or "block-bidirectional" && !IngressExclusions.Any(excluded => excluded == vpcId || excluded == subnetId);
}
