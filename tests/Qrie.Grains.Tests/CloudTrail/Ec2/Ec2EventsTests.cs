using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Ec2;

public sealed class Ec2EventsTests
{
    [Theory]
    [InlineData("CreateVolume", "'re':{'volumeId':'vol-1a','snapshotId':'snap-9'}", "C ec2:~:volume/vol-1a")]
    [InlineData("CreateSnapshot CopySnapshot", "'re':{'snapshotId':'snap-1a'}", "C ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("CreateSecurityGroup", "'re':{'groupId':'sg-1a'}", "C ec2:~:security-group/sg-1a")]
    [InlineData("AllocateAddress", "'re':{'allocationId':'eipalloc-1a'}", "C ec2:~:elastic-ip/eipalloc-1a")]
    [InlineData("CreateSubnet CreateDefaultSubnet", "'re':{'subnet':{'subnetId':'subnet-1a'}}", "C ec2:~:subnet/subnet-1a")]
    [InlineData("CreateSubnet", "'re':{'subnet':{'subnetId':'subnet-1a','vpcId':'vpc-1a'}}", "C ec2:~:subnet/subnet-1a; R EC2::NetworkAcl of ec2:~:vpc/vpc-1a")]
    [InlineData("CreateRouteTable", "'re':{'routeTable':{'routeTableId':'rtb-1a'}}", "C ec2:~:route-table/rtb-1a")]
    [InlineData("CreateInternetGateway", "'re':{'internetGateway':{'internetGatewayId':'igw-1a'}}", "C ec2:~:internet-gateway/igw-1a")]
    [InlineData("CreateNetworkAcl", "'re':{'networkAcl':{'networkAclId':'acl-1a'}}", "C ec2:~:network-acl/acl-1a")]
    [InlineData("CreateNetworkInterface", "'re':{'networkInterface':{'networkInterfaceId':'eni-1a'}}",
        "C ec2:~:network-interface/eni-1a; R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a")]
    [InlineData("CreateLaunchTemplate", "'re':{'CreateLaunchTemplateResponse':{'launchTemplate':{'launchTemplateId':'lt-1a'}}}", "C ec2:~:launch-template/lt-1a")]
    [InlineData("AcceptAddressTransfer", "'re':{'addressTransfer':{'allocationId':'eipalloc-1a'}}", "C ec2:~:elastic-ip/eipalloc-1a")]
    [InlineData("CopyVolumes", "'re':{'volumeSet':{'items':[{'volumeId':'vol-1a'},{'volumeId':'vol-2b'}]}}", "C ec2:~:volume/vol-1a; C ec2:~:volume/vol-2b")]
    [InlineData("CreateSnapshots", "'re':{'CreateSnapshotsResponse':{'snapshotSet':{'item':[{'snapshotId':'snap-1a'},{'snapshotId':'snap-2b'}]}}}",
        "C ec2:eu-west-1::snapshot/snap-1a; C ec2:eu-west-1::snapshot/snap-2b")]
    [InlineData("RunScheduledInstances", "'re':{'instanceIdSet':{'item':'i-1a'}}", "C ec2:~:instance/i-1a")]
    public void What_is_made_is_in_the_response(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("DeleteVolume", "'rp':{'volumeId':'vol-1a'}", "D ec2:~:volume/vol-1a")]
    [InlineData("DeleteSnapshot", "'rp':{'snapshotId':'snap-1a'}", "D ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("DeregisterImage", "'rp':{'imageId':'ami-1a'}", "D ec2:eu-west-1::image/ami-1a")]
    [InlineData("DeleteSubnet", "'rp':{'subnetId':'subnet-1a'}",
        "D ec2:~:subnet/subnet-1a; R EC2::NetworkAcl of ec2:~:subnet/subnet-1a; R EC2::RouteTable of ec2:~:subnet/subnet-1a")]
    [InlineData("DeleteRouteTable", "'rp':{'routeTableId':'rtb-1a'}", "D ec2:~:route-table/rtb-1a")]
    [InlineData("DeleteInternetGateway", "'rp':{'internetGatewayId':'igw-1a'}", "D ec2:~:internet-gateway/igw-1a")]
    [InlineData("DeleteNetworkAcl", "'rp':{'networkAclId':'acl-1a'}", "D ec2:~:network-acl/acl-1a")]
    [InlineData("DeleteNetworkInterface", "'rp':{'networkInterfaceId':'eni-1a'}",
        "D ec2:~:network-interface/eni-1a; R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a")]
    [InlineData("DeleteLaunchTemplate", "'re':{'DeleteLaunchTemplateResponse':{'launchTemplate':{'launchTemplateId':'lt-1a'}}}", "D ec2:~:launch-template/lt-1a")]
    [InlineData("DeleteSecurityGroup", "'rp':{'groupId':'sg-1a'}", "D ec2:~:security-group/sg-1a")]
    [InlineData("DeleteSecurityGroup", "'rp':{'groupName':'web'},'re':{'groupId':'sg-1a'}", "D ec2:~:security-group/sg-1a")]
    [InlineData("DeleteSecurityGroup", "'rp':{'groupName':'web'}", "D EC2::SecurityGroup web")]
    [InlineData("DeleteVpc", "'rp':{'vpcId':'vpc-1a'}",
        "D ec2:~:vpc/vpc-1a; R EC2::SecurityGroup of ec2:~:vpc/vpc-1a; R EC2::NetworkAcl of ec2:~:vpc/vpc-1a; R EC2::RouteTable of ec2:~:vpc/vpc-1a")]
    [InlineData("TerminateInstances", "'rp':{'instancesSet':{'items':[{'instanceId':'i-1a'}]}}",
        "D ec2:~:instance/i-1a; R EC2::Volume of ec2:~:instance/i-1a; R EC2::NetworkInterface of ec2:~:instance/i-1a; R EC2::EIP of ec2:~:instance/i-1a")]
    [InlineData("ReleaseAddress", "'rp':{'allocationId':'eipalloc-1a'}", "D ec2:~:elastic-ip/eipalloc-1a")]
    [InlineData("ReleaseAddress", "'rp':{'publicIp':'203.0.113.9'}", "D EC2::EIP 203.0.113.9")]
    public void What_goes_is_in_the_request(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("ModifyInstanceAttribute", "'rp':{'instanceId':'i-1a'}", "U ec2:~:instance/i-1a; R EC2::NetworkInterface of ec2:~:instance/i-1a")]
    [InlineData("ModifyInstanceMetadataOptions", "'rp':{'instanceId':'i-1a'}", "U ec2:~:instance/i-1a")]
    [InlineData("ModifyInstanceMetadataOptions", "'rp':{'ModifyInstanceMetadataOptionsRequest':{'InstanceId':'i-1a','HttpTokens':'required'}}", "U ec2:~:instance/i-1a")]
    [InlineData("ModifySnapshotAttribute ResetSnapshotAttribute RestoreSnapshotTier", "'rp':{'snapshotId':'snap-1a'}", "U ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("ModifyImageAttribute ResetImageAttribute CancelImageLaunchPermission", "'rp':{'imageId':'ami-1a'}", "U ec2:eu-west-1::image/ami-1a")]
    [InlineData("ModifySubnetAttribute AssociateSubnetCidrBlock DisassociateSubnetCidrBlock", "'rp':{'x':1},'re':{'subnetId':'subnet-1a'}", "U ec2:~:subnet/subnet-1a")]
    [InlineData("ModifyVpcAttribute AssociateVpcCidrBlock DisassociateVpcCidrBlock", "'rp':{'associationId':'vpc-cidr-assoc-1'},'re':{'vpcId':'vpc-1a'}", "U ec2:~:vpc/vpc-1a")]
    [InlineData("StartInstances StopInstances", "'rp':{'instancesSet':{'items':[{'instanceId':'i-1a'}]}}", "U ec2:~:instance/i-1a; R EC2::NetworkInterface of ec2:~:instance/i-1a")]
    [InlineData("RebootInstances MonitorInstances UnmonitorInstances", "'rp':{'instancesSet':{'items':[{'instanceId':'i-1a'},{'instanceId':'i-2b'}]}}",
        "U ec2:~:instance/i-1a; U ec2:~:instance/i-2b")]
    [InlineData("AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation DisassociateIamInstanceProfile",
        "'re':{'AssociateIamInstanceProfileResponse':{'iamInstanceProfileAssociation':{'instanceId':'i-1a'}}}", "U ec2:~:instance/i-1a")]
    [InlineData("DisassociateIamInstanceProfile", "'rp':{'associationId':'iip-assoc-1a'}", "U EC2::Instance iip-assoc-1a")]
    [InlineData("BidFulfilledEvent BidEvictedEvent", "'eventType':'AwsServiceEvent','sd':{'instanceIdSet':['i-1a','i-2b']}", "U ec2:~:instance/i-1a; U ec2:~:instance/i-2b")]
    [InlineData("CreateReplaceRootVolumeTask", "'rp':{'instanceId':'i-1a'}", "U ec2:~:instance/i-1a; B EC2::Volume")]
    [InlineData("AttachVolume DetachVolume", "'rp':{'volumeId':'vol-1a'},'re':{'instanceId':'i-1a'}", "U ec2:~:volume/vol-1a; U ec2:~:instance/i-1a")]
    [InlineData("CreateLaunchTemplateVersion ModifyLaunchTemplate DeleteLaunchTemplateVersions", "'rp':{'launchTemplateId':'lt-1a'}", "U ec2:~:launch-template/lt-1a")]
    [InlineData("ModifyLaunchTemplate", "'rp':{'ModifyLaunchTemplateRequest':{'LaunchTemplateName':'web'}}", "U EC2::LaunchTemplate web")]
    public void What_changes_is_in_the_request_or_the_response(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("RunInstances", "'re':{'instancesSet':{'items':[{'instanceId':'i-1a'},{'instanceId':'i-2b'}]}}",
        "C ec2:~:instance/i-1a; C ec2:~:instance/i-2b; R EC2::Volume of ec2:~:instance/i-1a; R EC2::Volume of ec2:~:instance/i-2b; "
        + "R EC2::NetworkInterface of ec2:~:instance/i-1a; R EC2::NetworkInterface of ec2:~:instance/i-2b")]
    [InlineData("CreateImage RegisterImage CopyImage CreateRestoreImageTask", "'re':{'imageId':'ami-1a'}", "C ec2:eu-west-1::image/ami-1a; B EC2::Snapshot")]
    [InlineData("RestoreVolumeFromRecycleBin", "'rp':{'volumeId':'vol-1a'}", "C ec2:~:volume/vol-1a")]
    [InlineData("RestoreSnapshotFromRecycleBin", "'rp':{'snapshotId':'snap-1a'}", "C ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("RestoreImageFromRecycleBin", "'rp':{'imageId':'ami-1a'}", "C ec2:eu-west-1::image/ami-1a")]
    [InlineData("ImportInstance ImportVolume ImportSnapshot ImportImage", "'rp':{}", "B EC2::Instance; B EC2::Volume; B EC2::Snapshot; B EC2::Image")]
    [InlineData("CreateVpc CreateDefaultVpc", "'re':{'vpc':{'vpcId':'vpc-1a'}}",
        "C ec2:~:vpc/vpc-1a; B EC2::SecurityGroup; B EC2::NetworkAcl; B EC2::RouteTable; B EC2::Subnet")]
    [InlineData("CreateNatGateway DeleteNatGateway AssociateNatGatewayAddress DisassociateNatGatewayAddress", "'rp':{}", "B EC2::EIP")]
    public void What_comes_along_without_a_record_is_looked_for(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress ModifySecurityGroupRules "
        + "UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress", "'rp':{'groupId':'sg-1a'}",
        "U ec2:~:security-group/sg-1a; R EC2::Instance of ec2:~:security-group/sg-1a; R RDS::DBInstance of ec2:~:security-group/sg-1a")]
    [InlineData("AuthorizeSecurityGroupIngress", "'rp':{'groupName':'web'}",
        "U EC2::SecurityGroup web; R EC2::Instance of name:AWS::EC2::SecurityGroup:web; R RDS::DBInstance of name:AWS::EC2::SecurityGroup:web")]
    [InlineData("CreateRoute ReplaceRoute DeleteRoute", "'rp':{'routeTableId':'rtb-1a'}", "U ec2:~:route-table/rtb-1a; R EC2::Instance of ec2:~:route-table/rtb-1a")]
    [InlineData("AssociateRouteTable", "'rp':{'routeTableId':'rtb-1a','subnetId':'subnet-1a'}", "U ec2:~:route-table/rtb-1a; R EC2::Instance of ec2:~:subnet/subnet-1a")]
    [InlineData("AssociateRouteTable", "'rp':{'routeTableId':'rtb-1a','gatewayId':'igw-1a'}", "U ec2:~:route-table/rtb-1a")]
    [InlineData("ReplaceRouteTableAssociation", "'rp':{'routeTableId':'rtb-1a','associationId':'rtbassoc-1a'}",
        "U ec2:~:route-table/rtb-1a; R EC2::Instance of ec2:~:route-table/rtb-1a; U EC2::RouteTable rtbassoc-1a; R EC2::Instance of name:AWS::EC2::RouteTable:rtbassoc-1a")]
    [InlineData("DisassociateRouteTable", "'rp':{'associationId':'rtbassoc-1a'}",
        "U EC2::RouteTable rtbassoc-1a; R EC2::Instance of name:AWS::EC2::RouteTable:rtbassoc-1a")]
    [InlineData("AttachInternetGateway DetachInternetGateway", "'rp':{'internetGatewayId':'igw-1a','vpcId':'vpc-1a'}",
        "U ec2:~:internet-gateway/igw-1a; R EC2::RouteTable of ec2:~:vpc/vpc-1a; R EC2::Instance of ec2:~:vpc/vpc-1a")]
    [InlineData("CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry", "'rp':{'networkAclId':'acl-1a'}",
        "U ec2:~:network-acl/acl-1a; R EC2::Instance of ec2:~:network-acl/acl-1a")]
    [InlineData("ReplaceNetworkAclAssociation", "'rp':{'networkAclId':'acl-1a','associationId':'aclassoc-1a'}",
        "U ec2:~:network-acl/acl-1a; R EC2::Instance of ec2:~:network-acl/acl-1a; U EC2::NetworkAcl aclassoc-1a; R EC2::Instance of name:AWS::EC2::NetworkAcl:aclassoc-1a")]
    [InlineData("AcceptVpcPeeringConnection RejectVpcPeeringConnection DeleteVpcPeeringConnection ModifyVpcPeeringConnectionOptions",
        "'rp':{'vpcPeeringConnectionId':'pcx-1a'}", "R EC2::RouteTable of ec2:~:vpc-peering-connection/pcx-1a")]
    public void What_is_affected_is_found_by_what_it_refers_to(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("AttachNetworkInterface", "'rp':{'networkInterfaceId':'eni-1a','instanceId':'i-1a'}",
        "U ec2:~:network-interface/eni-1a; R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a; U ec2:~:instance/i-1a")]
    [InlineData("DetachNetworkInterface", "'rp':{'attachmentId':'eni-attach-1a'}",
        "U EC2::NetworkInterface eni-attach-1a; R EC2::Instance of name:AWS::EC2::NetworkInterface:eni-attach-1a; "
        + "R EC2::SecurityGroup of name:AWS::EC2::NetworkInterface:eni-attach-1a; R EC2::VPC of name:AWS::EC2::NetworkInterface:eni-attach-1a")]
    [InlineData("ModifyNetworkInterfaceAttribute AssignIpv6Addresses UnassignIpv6Addresses", "'rp':{'networkInterfaceId':'eni-1a'}",
        "U ec2:~:network-interface/eni-1a; R EC2::Instance of ec2:~:network-interface/eni-1a; "
        + "R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a")]
    [InlineData("AssociateAddress", "'rp':{'allocationId':'eipalloc-1a','instanceId':'i-1a'}", 
        "U ec2:~:elastic-ip/eipalloc-1a; R EC2::Instance of ec2:~:elastic-ip/eipalloc-1a; R EC2::NetworkInterface of ec2:~:elastic-ip/eipalloc-1a; U ec2:~:instance/i-1a; R EC2::NetworkInterface of ec2:~:instance/i-1a")]
    [InlineData("AssociateAddress", "'rp':{'publicIp':'203.0.113.9','networkInterfaceId':'eni-1a'}",
        "U EC2::EIP 203.0.113.9; R EC2::Instance of name:AWS::EC2::EIP:203.0.113.9; R EC2::NetworkInterface of name:AWS::EC2::EIP:203.0.113.9; "
        + "U ec2:~:network-interface/eni-1a; R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a")]
    [InlineData("DisassociateAddress", "'rp':{'associationId':'eipassoc-1a'}", "U EC2::EIP eipassoc-1a; R EC2::Instance of name:AWS::EC2::EIP:eipassoc-1a; R EC2::NetworkInterface of name:AWS::EC2::EIP:eipassoc-1a")]
    [InlineData("DisassociateAddress", "'rp':{'publicIp':'203.0.113.9'}", "U EC2::EIP 203.0.113.9; R EC2::Instance of name:AWS::EC2::EIP:203.0.113.9; R EC2::NetworkInterface of name:AWS::EC2::EIP:203.0.113.9")]
    public void Interfaces_and_addresses_touch_what_they_are_attached_to(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("CreateFlowLogs", "'rp':{'CreateFlowLogsRequest':{'ResourceId':{'tag':1,'content':'vpc-1a'}}}", "U ec2:~:vpc/vpc-1a")]
    [InlineData("CreateFlowLogs", "'rp':{'CreateFlowLogsRequest':{'ResourceId':[{'tag':1,'content':'vpc-1a'},{'tag':2,'content':'subnet-1a'}]}}", "U ec2:~:vpc/vpc-1a")]
    [InlineData("CreateFlowLogs", "'rp':{'CreateFlowLogsRequest':{'ResourceId':{'tag':1,'content':'eni-1a'}}}", "ignored no_resource")]
    [InlineData("CreateFlowLogs", "'rp':{'CreateFlowLogsRequest':''}", "B EC2::VPC")]
    [InlineData("DeleteFlowLogs", "'rp':{'DeleteFlowLogsRequest':{'FlowLogId':{'tag':1,'content':'fl-1a'}}}", "U EC2::VPC fl-1a")]
    [InlineData("DeleteFlowLogs", "'rp':{'DeleteFlowLogsRequest':''}", "B EC2::VPC")]
    public void Flow_logs_are_a_matter_of_their_vpc(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("EnableEbsEncryptionByDefault DisableEbsEncryptionByDefault ModifyEbsDefaultKmsKeyId ResetEbsDefaultKmsKeyId", "U ec2:~:settings")]
    [InlineData("EnableSnapshotBlockPublicAccess DisableSnapshotBlockPublicAccess", "U ec2:~:settings; R EC2::Snapshot of ec2:~:settings")]
    [InlineData("EnableImageBlockPublicAccess DisableImageBlockPublicAccess", "U ec2:~:settings; R EC2::Image of ec2:~:settings")]
    [InlineData("ModifyInstanceMetadataDefaults EnableSerialConsoleAccess DisableSerialConsoleAccess ModifyVpcBlockPublicAccessOptions "
        + "CreateVpcBlockPublicAccessExclusion ModifyVpcBlockPublicAccessExclusion DeleteVpcBlockPublicAccessExclusion", "U ec2:~:settings; R EC2::Instance of ec2:~:settings")]
    public void Settings_of_a_region_are_one_resource(string names, string expected) => ShouldEachGive("ec2", names, "'rp':{}", expected);

    [Theory]
    [InlineData("i-1a", "U ec2:~:instance/i-1a")]
    [InlineData("vol-1a", "U ec2:~:volume/vol-1a")]
    [InlineData("snap-1a", "U ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("ami-1a", "U ec2:eu-west-1::image/ami-1a")]
    [InlineData("sg-1a", "U ec2:~:security-group/sg-1a")]
    [InlineData("vpc-1a", "U ec2:~:vpc/vpc-1a")]
    [InlineData("subnet-1a", "U ec2:~:subnet/subnet-1a")]
    [InlineData("rtb-1a", "U ec2:~:route-table/rtb-1a")]
    [InlineData("igw-1a", "U ec2:~:internet-gateway/igw-1a")]
    [InlineData("acl-1a", "U ec2:~:network-acl/acl-1a")]
    [InlineData("eni-1a", "U ec2:~:network-interface/eni-1a")]
    [InlineData("eipalloc-1a", "U ec2:~:elastic-ip/eipalloc-1a")]
    [InlineData("lt-1a", "U ec2:~:launch-template/lt-1a")]
    [InlineData("key-1a", "ignored no_resource")]
    [InlineData("<sensitiveDataRemoved>", "rejected missing_identifier")]
    public void Tags_touch_what_the_prefix_of_the_id_says(string id, string expected) =>
        ShouldEachGive("ec2", "CreateTags DeleteTags", $"'rp':{{'resourcesSet':{{'items':[{{'resourceId':'{id}'}}]}}}}", expected);

    [Theory]
    [InlineData("ModifyInstancePlacement", "'rp':{'instanceId':'i-1a'}", "U ec2:~:instance/i-1a")]
    [InlineData("EnableVolumeIO", "'rp':{'volumeId':'vol-1a'}", "U ec2:~:volume/vol-1a")]
    [InlineData("LockSnapshot UnlockSnapshot", "'rp':{'snapshotId':'snap-1a'}", "U ec2:eu-west-1::snapshot/snap-1a")]
    [InlineData("EnableImageDeprecation DisableImage", "'rp':{'imageId':'ami-1a'}", "U ec2:eu-west-1::image/ami-1a")]
    [InlineData("AssociateSecurityGroupVpc", "'rp':{'groupId':'sg-1a','vpcId':'vpc-1a'}", "U ec2:~:security-group/sg-1a; U ec2:~:vpc/vpc-1a")]
    [InlineData("AssignPrivateIpAddresses", "'rp':{'networkInterfaceId':'eni-1a'}",
        "U ec2:~:network-interface/eni-1a; R EC2::SecurityGroup of ec2:~:network-interface/eni-1a; R EC2::VPC of ec2:~:network-interface/eni-1a")]
    [InlineData("ModifyAddressAttribute", "'rp':{'allocationId':'eipalloc-1a'}", "U ec2:~:elastic-ip/eipalloc-1a")]
    [InlineData("EnableVgwRoutePropagation", "'rp':{'routeTableId':'rtb-1a'}", "U ec2:~:route-table/rtb-1a")]
    [InlineData("ModifyInstanceCpuOptions", "'rp':{'instanceId':'HIDDEN_DUE_TO_SECURITY_REASONS'}", "B EC2::Instance")]
    [InlineData("CreateSomethingNew", "'rp':{'instanceId':'i-1a'}", "unclassified CreateSomethingNew")]
    [InlineData("ModifySomethingNew", "'rp':{'thingId':'thing-1a'}", "unclassified ModifySomethingNew")]
    public void Other_modifications_touch_what_they_name(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);

    [Theory]
    [InlineData("CreateVpcEndpoint CreateTransitGateway CreateManagedPrefixList CreateVpnConnection CreateDhcpOptions CreatePlacementGroup "
        + "ImportKeyPair RequestSpotInstances CreateFleet CreateReservedInstancesListing PurchaseScheduledInstances AllocateHosts CreateIpam "
        + "ProvisionByoipCidr CreatePublicIpv4Pool CreateTrafficMirrorFilter StartNetworkInsightsAnalysis CreateInstanceExportTask "
        + "CreateInstanceConnectEndpoint EnableFastSnapshotRestores CreateInstanceEventWindow ReplaceImageCriteriaInAllowedImagesSettings CreateRouteServer", "no_resource")]
    [InlineData("CreateVpcPeeringConnection SharedSnapshotVolumeCreated SharedSnapshotCopyInitiated ReportInstanceStatus SendDiagnosticInterrupt", "listed")]
    public void What_has_no_resource_is_ignored(string names, string reason) => ShouldEachGive("ec2", names, "'rp':{}", $"ignored {reason}");

    [Theory]
    [InlineData("RunInstances", "'re':null", "B EC2::Instance; B EC2::Volume; B EC2::NetworkInterface")]
    [InlineData("RunInstances", "'re':{'instancesSet':{'items':[{'instanceId':'i-1a'},{'instanceId':'<sensitiveDataRemoved>'}]}}",
        "C ec2:~:instance/i-1a; B EC2::Instance; R EC2::Volume of ec2:~:instance/i-1a; B EC2::Volume; R EC2::NetworkInterface of ec2:~:instance/i-1a; B EC2::NetworkInterface")]
    [InlineData("DeleteVolume", "'rp':{'volumeId':'snap-1a'}", "B EC2::Volume")]
    [InlineData("DetachNetworkInterface", "'rp':{}", "B EC2::NetworkInterface; B EC2::Instance; B EC2::SecurityGroup; B EC2::VPC")]
    [InlineData("DeleteNetworkInterface", "'rp':{'networkInterfaceId':'eni-attach-1a'}", "B EC2::NetworkInterface; B EC2::SecurityGroup; B EC2::VPC")]
    public void Without_a_usable_id_the_type_is_listed_again(string names, string members, string expected) => ShouldEachGive("ec2", names, members, expected);
}
