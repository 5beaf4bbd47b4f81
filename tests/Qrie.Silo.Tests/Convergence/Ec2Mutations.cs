using Amazon.EC2;
using Amazon.EC2.Model;
using Qrie.Silo.Tests.Services.Ec2;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>
/// Changes of networks, instances, volumes, snapshots and settings, in one region of two accounts, so that they meet: much of what
/// is asked for is refused, because something else is in its way.
/// </summary>
internal sealed class Ec2Mutations : IServiceMutations
{
    private const int Vpcs = 2;
    private const int Most = 6;
    private static readonly string[] Worlds = ["0.0.0.0/0", "::/0", "10.0.0.0/8", "0.0.0.0/1"];
    private static readonly int[] Ports = [22, 80, 443, 3389, 5432];

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        using var admin = new Ec2Administrator(simulator, simulator.Organization.Accounts[random.Next(2)]);
        var (ec2, ct) = (admin.Ec2, cancellationToken);
        try
        {
            var vpcs = (await ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), ct)).Vpcs ?? [];
            if (vpcs.Count < Vpcs)
            {
                await admin.MakeNetworkAsync(ct);
                return;
            }

            var vpc = Pick(random, vpcs).VpcId;
            await (random.Next(6) switch
            {
                0 => GroupsAsync(admin, random, vpc, ct),
                1 => RoutesAsync(ec2, random, vpc, ct),
                2 => AclsAndInterfacesAsync(admin, random, vpc, ct),
                3 or 4 => InstancesAsync(admin, random, vpc, ct),
                _ => random.Next(2) == 0 ? StorageAsync(ec2, random, ct) : SettingsAsync(ec2, random, vpc, ct),
            });
        }
        catch (AmazonEC2Exception refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // EC2 refuses what makes no sense, and records it with an error code.
        }
    }

    private static async Task GroupsAsync(Ec2Administrator admin, Random random, string vpc, CancellationToken ct)
    {
        var groups = (await admin.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new Filter("vpc-id", [vpc])] }, ct)).SecurityGroups;
        var group = Pick(random, groups);
        switch (random.Next(6))
        {
            case 0 when groups.Count < Most:
                await admin.MakeGroupAsync(vpc, $"group-{random.Next(1000)}", ct);
                break;
            case 1:
                await admin.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group.GroupId }, ct);
                break;
            case 2 or 3 when group.IpPermissions is { Count: > 0 } permissions:
                await admin.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group.GroupId, IpPermissions = [Pick(random, permissions)] }, ct);
                break;
            default:
                await admin.OpenAsync(group.GroupId, Pick(random, Ports), Pick(random, Worlds), ct);
                break;
        }
    }

    private static async Task RoutesAsync(AmazonEC2Client ec2, Random random, string vpc, CancellationToken ct)
    {
        List<Filter> ofVpc = [new Filter("vpc-id", [vpc])];
        var tables = (await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = ofVpc }, ct)).RouteTables;
        var subnets = (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = ofVpc }, ct)).Subnets;
        var table = Pick(random, tables).RouteTableId;
        var association = Pick(random, tables.SelectMany(one => one.Associations ?? []).ToArray()).RouteTableAssociationId;
        var gateway = (await ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = [new Filter("attachment.vpc-id", [vpc])] }, ct)).InternetGateways?.FirstOrDefault()?.InternetGatewayId;
        var loose = (await ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest(), ct)).InternetGateways?.FirstOrDefault(one => one.Attachments is null or [])?.InternetGatewayId;
        await (random.Next(8) switch
        {
            0 when gateway is not null => ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, ct),
            0 or 1 when loose is not null => ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = loose, VpcId = vpc }, ct),
            2 => ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0" }, ct),
            3 or 4 => ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, ct),
            5 when tables.Count < Most => ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, ct),
            5 => ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = table }, ct),
            6 => random.Next(2) == 0
                ? (Task)ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = Pick(random, subnets).SubnetId }, ct)
                : ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = association }, ct),
            _ => ec2.ReplaceRouteTableAssociationAsync(new ReplaceRouteTableAssociationRequest { AssociationId = association, RouteTableId = table }, ct),
        });
    }

    private static async Task AclsAndInterfacesAsync(Ec2Administrator admin, Random random, string vpc, CancellationToken ct)
    {
        var ec2 = admin.Ec2;
        List<Filter> ofVpc = [new Filter("vpc-id", [vpc])];
        var acls = (await ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = ofVpc }, ct)).NetworkAcls;
        var subnets = (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = ofVpc }, ct)).Subnets;
        var (acl, subnet) = (Pick(random, acls), Pick(random, subnets).SubnetId);
        await (random.Next(8) switch
        {
            0 => ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = acls.Count < Most ? vpc : "vpc-00000000" }, ct),
            1 => ec2.DeleteNetworkAclAsync(new DeleteNetworkAclRequest { NetworkAclId = acl.NetworkAclId }, ct),
            2 => ec2.CreateNetworkAclEntryAsync(
                new CreateNetworkAclEntryRequest
                {
                    NetworkAclId = acl.NetworkAclId, RuleNumber = random.Next(1, 5) * 10, Protocol = "6", PortRange = new PortRange { From = 20, To = 25 + random.Next(2) * 4000 },
                    CidrBlock = "0.0.0.0/0", RuleAction = random.Next(2) == 0 ? "deny" : "allow", Egress = false,
                },
                ct),
            3 => ec2.DeleteNetworkAclEntryAsync(new DeleteNetworkAclEntryRequest { NetworkAclId = acl.NetworkAclId, RuleNumber = Pick(random, acl.Entries!).RuleNumber, Egress = false }, ct),
            4 => ec2.ReplaceNetworkAclAssociationAsync(
                new ReplaceNetworkAclAssociationRequest
                {
                    NetworkAclId = acl.NetworkAclId, AssociationId = Pick(random, acls.SelectMany(one => one.Associations ?? []).ToArray()).NetworkAclAssociationId,
                },
                ct),
            5 => ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnet, MapPublicIpOnLaunch = random.Next(2) == 0 }, ct),
            6 when subnets.Count < Most => ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = $"10.0.{random.Next(250)}.0/24" }, ct),
            6 => ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, ct),
            _ => FlowLogsAsync(ec2, random, vpc, ct),
        });
    }

    private static async Task FlowLogsAsync(AmazonEC2Client ec2, Random random, string vpc, CancellationToken ct)
    {
        var logs = (await ec2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest { Filter = [new Filter("resource-id", [vpc])] }, ct)).FlowLogs ?? [];
        await (logs.Count > 0
            ? (Task)ec2.DeleteFlowLogsAsync(new DeleteFlowLogsRequest { FlowLogIds = [Pick(random, logs).FlowLogId] }, ct)
            : ec2.CreateFlowLogsAsync(
                new CreateFlowLogsRequest { ResourceIds = [vpc], ResourceType = "VPC", TrafficType = random.Next(2) == 0 ? "ALL" : "ACCEPT", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" }, ct));
    }

    private static async Task InstancesAsync(Ec2Administrator admin, Random random, string vpc, CancellationToken ct)
    {
        var ec2 = admin.Ec2;
        List<Filter> ofVpc = [new Filter("vpc-id", [vpc])];
        Instance[] instances = [.. ((await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = ofVpc }, ct)).Reservations ?? []).SelectMany(one => one.Instances).Where(one => one.State.Name != "terminated")];
        var groups = (await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = ofVpc }, ct)).SecurityGroups;
        if (instances.Length == 0 || (instances.Length < Most && random.Next(4) == 0))
        {
            var subnets = (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = ofVpc }, ct)).Subnets ?? [];
            await (subnets.Count == 0
                ? (Task)ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24" }, ct)
                : admin.RunAsync(Pick(random, subnets).SubnetId, Pick(random, groups).GroupId, ct));
            return;
        }

        var instance = Pick(random, instances).InstanceId;
        await (random.Next(9) switch
        {
            0 => ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, ct),
            1 => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance] }, ct),
            2 or 3 => ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [instance] }, ct),
            4 => ec2.ModifyInstanceMetadataOptionsAsync(new ModifyInstanceMetadataOptionsRequest { InstanceId = instance, HttpTokens = random.Next(2) == 0 ? "required" : "optional" }, ct),
            5 => ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = instance, Groups = [Pick(random, groups).GroupId] }, ct),
            6 => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [instance], Tags = [new Tag("turn", $"{random.Next(100)}")] }, ct),
            7 => AddressesAsync(ec2, random, instance, ct),
            _ => VolumesAsync(ec2, random, instance, ct),
        });
    }

    private static async Task AddressesAsync(AmazonEC2Client ec2, Random random, string instance, CancellationToken ct)
    {
        var addresses = (await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), ct)).Addresses ?? [];
        if (addresses.Count < 2)
        {
            await ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = "vpc" }, ct);
            return;
        }

        var address = Pick(random, addresses);
        await (address.AssociationId is { Length: > 0 } association
            ? (Task)ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association }, ct)
            : random.Next(4) == 0
                ? ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address.AllocationId }, ct)
                : ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address.AllocationId, InstanceId = instance }, ct));
    }

    private static async Task VolumesAsync(AmazonEC2Client ec2, Random random, string instance, CancellationToken ct)
    {
        var volumes = (await ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), ct)).Volumes ?? [];
        var loose = volumes.Find(volume => volume.Attachments is null or []);
        if (loose is null)
        {
            await (random.Next(3) == 0
                ? (Task)ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = Pick(random, volumes).VolumeId }, ct)
                : ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, Encrypted = random.Next(2) == 0 }, ct));
            return;
        }

        await (random.Next(3) == 0
            ? (Task)ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = loose.VolumeId }, ct)
            : ec2.AttachVolumeAsync(new AttachVolumeRequest { VolumeId = loose.VolumeId, InstanceId = instance, Device = $"/dev/sd{(char)('f' + random.Next(8))}" }, ct));
    }

    private static async Task StorageAsync(AmazonEC2Client ec2, Random random, CancellationToken ct)
    {
        var snapshots = (await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] }, ct)).Snapshots ?? [];
        var images = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }, ct)).Images ?? [];
        var volumes = (await ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), ct)).Volumes ?? [];
        var operation = random.Next(2) == 0 ? "add" : "remove";
        await (random.Next(6) switch
        {
            0 when volumes.Count > 0 && snapshots.Count < Most => ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = Pick(random, volumes).VolumeId }, ct),
            1 or 2 when snapshots.Count > 0 => ec2.ModifySnapshotAttributeAsync(
                new ModifySnapshotAttributeRequest { SnapshotId = Pick(random, snapshots).SnapshotId, Attribute = "createVolumePermission", OperationType = operation, GroupNames = ["all"] }, ct),
            3 when snapshots.Count > 0 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = Pick(random, snapshots).SnapshotId }, ct),
            4 when images.Count > 0 => random.Next(3) == 0
                ? (Task)ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Pick(random, images).ImageId }, ct)
                : ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = Pick(random, images).ImageId, Attribute = "launchPermission", OperationType = operation, UserGroups = ["all"] }, ct),
            _ when volumes.SelectMany(volume => volume.Attachments ?? []).FirstOrDefault() is { } attached && images.Count < Most =>
                ec2.CreateImageAsync(new CreateImageRequest { InstanceId = attached.InstanceId, Name = $"image-{random.Next(10_000)}" }, ct),
            _ => Task.CompletedTask,
        });
    }

    private static Task SettingsAsync(AmazonEC2Client ec2, Random random, string vpc, CancellationToken ct) => random.Next(7) switch
    {
        0 => ec2.EnableEbsEncryptionByDefaultAsync(new EnableEbsEncryptionByDefaultRequest(), ct),
        1 => ec2.DisableEbsEncryptionByDefaultAsync(new DisableEbsEncryptionByDefaultRequest(), ct),
        2 => ec2.EnableSnapshotBlockPublicAccessAsync(new EnableSnapshotBlockPublicAccessRequest { State = random.Next(2) == 0 ? "block-all-sharing" : "block-new-sharing" }, ct),
        3 => ec2.DisableSnapshotBlockPublicAccessAsync(new DisableSnapshotBlockPublicAccessRequest(), ct),
        4 => ec2.ModifyVpcBlockPublicAccessOptionsAsync(new ModifyVpcBlockPublicAccessOptionsRequest { InternetGatewayBlockMode = random.Next(3) == 0 ? "block-ingress" : "off" }, ct),
        5 => ec2.CreateVpcBlockPublicAccessExclusionAsync(new CreateVpcBlockPublicAccessExclusionRequest { VpcId = vpc, InternetGatewayExclusionMode = "allow-bidirectional" }, ct),
        _ => ec2.ModifyInstanceMetadataDefaultsAsync(new ModifyInstanceMetadataDefaultsRequest { HttpTokens = random.Next(2) == 0 ? "required" : "no-preference" }, ct),
    };

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
