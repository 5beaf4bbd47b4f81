using Qrie.Simulator.Http;

namespace Qrie.Simulator.Ec2;

/// <summary>Errors in EC2's words (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"/>).</summary>
internal static class Ec2Errors
{
    public static AwsError NotFound<T>(string? id) where T : Ec2Item => typeof(T).Name switch
    {
        nameof(Ec2Instance) => Gone("InvalidInstanceID.NotFound", "instance", id),
        nameof(Ec2Volume) => Gone("InvalidVolume.NotFound", "volume", id),
        nameof(Ec2Snapshot) => Gone("InvalidSnapshot.NotFound", "snapshot", id),
        nameof(Ec2Image) => Gone("InvalidAMIID.NotFound", "image", id),
        nameof(Ec2Group) => Gone("InvalidGroup.NotFound", "security group", id),
        nameof(Ec2Vpc) => Gone("InvalidVpcID.NotFound", "vpc", id),
        nameof(Ec2Subnet) => Gone("InvalidSubnetID.NotFound", "subnet", id),
        nameof(Ec2RouteTable) => Gone("InvalidRouteTableID.NotFound", "routeTable", id),
        nameof(Ec2Acl) => Gone("InvalidNetworkAclID.NotFound", "networkAcl", id),
        nameof(Ec2Interface) => Gone("InvalidNetworkInterfaceID.NotFound", "networkInterface", id),
        nameof(Ec2Gateway) => Gone("InvalidInternetGatewayID.NotFound", "internetGateway", id),
        nameof(Ec2Address) => Gone("InvalidAllocationID.NotFound", "allocation", id),
        nameof(Ec2FlowLog) => Gone("InvalidFlowLogId.NotFound", "flow log", id),
        _ => Gone("InvalidParameterValue", "resource", id),
    };

    public static AwsError Association(string id) => Gone("InvalidAssociationID.NotFound", "association", id);

    public static AwsError InUse(string what) => new(400, "DependencyViolation", $"The {what} has dependencies and cannot be deleted.");

    public static AwsError Invalid(string code, string message) => new(400, code, message);

    private static AwsError Gone(string code, string what, string? id) => new(400, code, $"The {what} ID '{id}' does not exist");
}
