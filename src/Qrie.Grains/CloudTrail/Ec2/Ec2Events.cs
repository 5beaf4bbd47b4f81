using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.AccountLevel;
using static Qrie.CloudTrail.Ec2.Ec2Shapes;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Ec2;

/// <summary>
/// Instances, storage and networks. <c>resources[]</c> is never there. What is launched brings volumes and interfaces
/// along, and images snapshots, without records of their own.
/// </summary>
internal sealed class Ec2Events : EventTable
{
    private const string GroupPath = "rp.groupId / via rp.groupName";
    private const string AddressPath = "rp.allocationId / via rp.publicIp";
    private const string TemplatePath = "rp.launchTemplateId / via rp.launchTemplateName";

    public override string EventSource => "ec2.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        .. Storage(), .. Instances(), .. Networks(), .. Routes(), .. Interfaces(), .. Settings(),
        On("CreateTags DeleteTags").Changed(Tagged, "rp.resourcesSet[].resourceId"),
    ];

    public override IReadOnlyList<EventRule> Defaults { get; } =
    [
        On("Modify* Reset* Enable* Disable* Update* Assign* Unassign* Associate* Disassociate* Lock* Unlock*")
            .Changed(Instance, "rp.instanceId?").Changed(Volume, "rp.volumeId?").Changed(Snapshot, "rp.snapshotId?").Changed(Image, "rp.imageId?")
            .Changed(SecurityGroup, "rp.groupId?").Changed(Vpc, "rp.vpcId?").Changed(Subnet, "rp.subnetId?").Changed(RouteTable, "rp.routeTableId?")
            .Changed(NetworkAcl, "rp.networkAclId?").Changed(NetworkInterface, "rp.networkInterfaceId?").Related(SecurityGroup, Vpc)
            .Changed(ElasticIp, "rp.allocationId?").Changed(LaunchTemplate, "rp.launchTemplateId?"),
    ];

    // Shared snapshots are used by another account; a peering connection has no route yet when it is asked for.
    public override string Listed =>
        "CreateVpcPeeringConnection SharedSnapshotVolumeCreated SharedSnapshotCopyInitiated ReportInstanceStatus SendDiagnosticInterrupt";

    public override string NoResource =>
        "*VpcEndpoint* *Gateway* *PrefixList* *Vpn* *DhcpOptions* *PlacementGroup* *KeyPair* *Spot* *Fleet* *Reserv* *Purchase* *Host* *Ipam* "
        + "*Byoip* *Ipv4Pool* *TrafficMirror* *NetworkInsights* *Task* *ConnectEndpoint *FastSnapshot* *EventWindow* *AllowedImages* *RouteServer*";

    private static EventRule[] Storage() =>
    [
        // The response's snapshotId is the volume's source.
        On("CreateVolume").Created(Volume, "re.volumeId"),
        On("CopyVolumes").Created(Volume, "re.volumeSet[].volumeId"),
        On("DeleteVolume").Deleted(Volume, "rp.volumeId"),
        On("AttachVolume DetachVolume").Changed(Volume, "rp.volumeId").Changed(Instance, "rp.instanceId / re.instanceId"),
        On("RestoreVolumeFromRecycleBin").Created(Volume, "rp.volumeId"),
        On("CreateSnapshot CopySnapshot").Created(Snapshot, "re.snapshotId"),
        On("CreateSnapshots").Created(Snapshot, "re.snapshotSet[].snapshotId"),
        On("ModifySnapshotAttribute ResetSnapshotAttribute RestoreSnapshotTier").Changed(Snapshot, "rp.snapshotId / re.snapshotId"),
        On("DeleteSnapshot").Deleted(Snapshot, "rp.snapshotId"),
        On("RestoreSnapshotFromRecycleBin").Created(Snapshot, "rp.snapshotId"),
        On("CreateImage RegisterImage CopyImage CreateRestoreImageTask").Created(Image, "re.imageId").Relists(Snapshot),
        On("ModifyImageAttribute ResetImageAttribute CancelImageLaunchPermission").Changed(Image, "rp.imageId / re.imageId"),
        On("DeregisterImage").Deleted(Image, "rp.imageId"),
        On("RestoreImageFromRecycleBin").Created(Image, "rp.imageId"),
        On("ImportInstance ImportVolume ImportSnapshot ImportImage").Relists(Instance, Volume, Snapshot, Image),
    ];

    private static EventRule[] Instances() =>
    [
        On("RunInstances").Created(Instance, "re.instancesSet[].instanceId").Related(Volume, NetworkInterface),
        On("RunScheduledInstances").Created(Instance, "re.instanceIdSet[]"),
        // The address that AWS gave to an interface goes when its instance stops.
        On("StartInstances StopInstances").Changed(Instance, "rp.instancesSet[].instanceId").Related(NetworkInterface),
        On("RebootInstances MonitorInstances UnmonitorInstances").Changed(Instance, "rp.instancesSet[].instanceId"),
        On("TerminateInstances").Deleted(Instance, "rp.instancesSet[].instanceId").Related(Volume, NetworkInterface, ElasticIp),
        // The groups of an instance are those of its first interface.
        On("ModifyInstanceAttribute").Changed(Instance, "rp.instanceId / re.instanceId").Related(NetworkInterface),
        On("ModifyInstanceMetadataOptions").Changed(Instance, "rp.instanceId / re.instanceId"),
        On("AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation DisassociateIamInstanceProfile")
            .Changed(Instance, "re.iamInstanceProfileAssociation.instanceId / via rp.associationId"),
        On("BidFulfilledEvent BidEvictedEvent").Changed(Instance, "sd.instanceIdSet[]"),
        On("CreateReplaceRootVolumeTask").Changed(Instance, "rp.instanceId").Relists(Volume),
        On("CreateLaunchTemplate").Created(LaunchTemplate, "re.launchTemplate.launchTemplateId"),
        On("CreateLaunchTemplateVersion ModifyLaunchTemplate DeleteLaunchTemplateVersions").Changed(LaunchTemplate, TemplatePath),
        On("DeleteLaunchTemplate").Deleted(LaunchTemplate, "re.launchTemplate.launchTemplateId"),
    ];

    private static EventRule[] Networks() =>
    [
        On("CreateSecurityGroup").Created(SecurityGroup, "re.groupId"),
        On("AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress "
            + "ModifySecurityGroupRules UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress")
            .Changed(SecurityGroup, GroupPath).Related(Instance, Rds.RdsShapes.Db),
        On("DeleteSecurityGroup").Deleted(SecurityGroup, "rp.groupId / re.groupId / via rp.groupName"),
        On("CreateVpc CreateDefaultVpc").Created(Vpc, "re.vpc.vpcId").Relists(SecurityGroup, NetworkAcl, RouteTable, Subnet),
        On("ModifyVpcAttribute AssociateVpcCidrBlock DisassociateVpcCidrBlock").Changed(Vpc, "rp.vpcId / re.vpcId"),
        On("DeleteVpc").Deleted(Vpc, "rp.vpcId").Related(SecurityGroup, NetworkAcl, RouteTable),
        On("CreateFlowLogs").Changed(FlowLogged, "rp.resourceId[]"),
        On("DeleteFlowLogs").Changed(Vpc, "via rp.flowLogId[]"),
        // The VPC's default network ACL takes a new subnet in, and what a subnet was associated with loses it, without records of their own.
        On("CreateSubnet CreateDefaultSubnet").Created(Subnet, "re.subnet.subnetId").RelatedTo(Vpc, "re.subnet.vpcId?", NetworkAcl),
        On("ModifySubnetAttribute AssociateSubnetCidrBlock DisassociateSubnetCidrBlock").Changed(Subnet, "rp.subnetId / re.subnetId"),
        On("DeleteSubnet").Deleted(Subnet, "rp.subnetId").Related(NetworkAcl, RouteTable),
        On("CreateNetworkAcl").Created(NetworkAcl, "re.networkAcl.networkAclId"),
        On("CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry").Changed(NetworkAcl, "rp.networkAclId").Related(Instance),
        On("ReplaceNetworkAclAssociation")
            .Changed(NetworkAcl, "rp.networkAclId").Related(Instance).Changed(NetworkAcl, "via rp.associationId").Related(Instance),
        On("DeleteNetworkAcl").Deleted(NetworkAcl, "rp.networkAclId"),
    ];

    private static EventRule[] Routes() =>
    [
        On("CreateRouteTable").Created(RouteTable, "re.routeTable.routeTableId"),
        On("CreateRoute ReplaceRoute DeleteRoute").Changed(RouteTable, "rp.routeTableId").Related(Instance),
        On("AssociateRouteTable").Changed(RouteTable, "rp.routeTableId").RelatedTo(Subnet, "rp.subnetId?", Instance),
        On("ReplaceRouteTableAssociation")
            .Changed(RouteTable, "rp.routeTableId").Related(Instance).Changed(RouteTable, "via rp.associationId").Related(Instance),
        On("DisassociateRouteTable").Changed(RouteTable, "via rp.associationId").Related(Instance),
        On("DeleteRouteTable").Deleted(RouteTable, "rp.routeTableId"),
        On("CreateInternetGateway").Created(InternetGateway, "re.internetGateway.internetGatewayId"),
        On("AttachInternetGateway DetachInternetGateway")
            .Changed(InternetGateway, "rp.internetGatewayId").RelatedTo(Vpc, "rp.vpcId", RouteTable, Instance),
        On("DeleteInternetGateway").Deleted(InternetGateway, "rp.internetGatewayId"),
        On("AcceptVpcPeeringConnection RejectVpcPeeringConnection DeleteVpcPeeringConnection ModifyVpcPeeringConnectionOptions")
            .RelatedTo(PeeringConnection, "rp.vpcPeeringConnectionId", RouteTable),
    ];

    private static EventRule[] Interfaces() =>
    [
        On("CreateNetworkInterface").Created(NetworkInterface, "re.networkInterface.networkInterfaceId").Related(SecurityGroup, Vpc),
        On("AttachNetworkInterface")
            .Changed(NetworkInterface, "rp.networkInterfaceId").Related(SecurityGroup, Vpc).Changed(Instance, "rp.instanceId"),
        On("DetachNetworkInterface").Changed(NetworkInterface, "via rp.attachmentId").Related(Instance, SecurityGroup, Vpc),
        On("ModifyNetworkInterfaceAttribute AssignIpv6Addresses UnassignIpv6Addresses")
            .Changed(NetworkInterface, "rp.networkInterfaceId").Related(Instance, SecurityGroup, Vpc),
        On("DeleteNetworkInterface").Deleted(NetworkInterface, "rp.networkInterfaceId").Related(SecurityGroup, Vpc),
        On("AllocateAddress").Created(ElasticIp, "re.allocationId"),
        On("AcceptAddressTransfer").Created(ElasticIp, "re.addressTransfer.allocationId"),
        On("AssociateAddress")
            .Changed(ElasticIp, AddressPath).Related(Instance, NetworkInterface).Changed(Instance, "rp.instanceId?").Related(NetworkInterface)
            .Changed(NetworkInterface, "rp.networkInterfaceId?").Related(SecurityGroup, Vpc),
        On("DisassociateAddress").Changed(ElasticIp, "via rp.associationId / via rp.publicIp").Related(Instance, NetworkInterface),
        On("ReleaseAddress").Deleted(ElasticIp, AddressPath),
        // A NAT gateway takes its addresses, and gives them back, minutes later.
        On("CreateNatGateway DeleteNatGateway AssociateNatGatewayAddress DisassociateNatGatewayAddress").Relists(ElasticIp),
    ];

    private static EventRule[] Settings() =>
    [
        On("EnableEbsEncryptionByDefault DisableEbsEncryptionByDefault ModifyEbsDefaultKmsKeyId ResetEbsDefaultKmsKeyId").ChangedOnly(RegionSettings),
        On("EnableSnapshotBlockPublicAccess DisableSnapshotBlockPublicAccess").ChangedOnly(RegionSettings).Related(Snapshot),
        On("EnableImageBlockPublicAccess DisableImageBlockPublicAccess").ChangedOnly(RegionSettings).Related(Image),
        On("ModifyInstanceMetadataDefaults EnableSerialConsoleAccess DisableSerialConsoleAccess "
            + "ModifyVpcBlockPublicAccessOptions CreateVpcBlockPublicAccessExclusion ModifyVpcBlockPublicAccessExclusion DeleteVpcBlockPublicAccessExclusion")
            .ChangedOnly(RegionSettings).Related(Instance),
    ];
}
