using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>The Describe operations that Qrie calls, each with the largest pages that it gives.</summary>
internal static class Ec2Describes
{
    private const int PageSize = 1000;
    private const int SmallPageSize = 500;
    private const int SmallestPageSize = 100;
    private static readonly List<string> Self = ["self"];

    public static readonly Ec2Describe<Instance> Instances = new("DescribeInstances", "instance-id", instance => instance.InstanceId, async (ec2, filters, token, ct) =>
        await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.Reservations?.SelectMany(reservation => reservation.Instances ?? []), answer.NextToken) : default);

    public static readonly Ec2Describe<Volume> Volumes = new("DescribeVolumes", "volume-id", volume => volume.VolumeId, async (ec2, filters, token, ct) =>
        await ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = filters, NextToken = token, MaxResults = SmallPageSize }, ct) is var answer
            ? (answer.Volumes, answer.NextToken) : default);

    // What others share is theirs.
    public static readonly Ec2Describe<Snapshot> Snapshots = new("DescribeSnapshots", "snapshot-id", snapshot => snapshot.SnapshotId, async (ec2, filters, token, ct) =>
        await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = Self, Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.Snapshots, answer.NextToken) : default);

    public static readonly Ec2Describe<Image> Images = new("DescribeImages", "image-id", image => image.ImageId, async (ec2, filters, token, ct) =>
        await ec2.DescribeImagesAsync(
            new DescribeImagesRequest { Owners = Self, IncludeDeprecated = true, IncludeDisabled = true, Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.Images, answer.NextToken) : default);

    public static readonly Ec2Describe<SecurityGroup> SecurityGroups = new("DescribeSecurityGroups", "group-id", group => group.GroupId, async (ec2, filters, token, ct) =>
        await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.SecurityGroups, answer.NextToken) : default);

    public static readonly Ec2Describe<Vpc> Vpcs = new("DescribeVpcs", "vpc-id", vpc => vpc.VpcId, async (ec2, filters, token, ct) =>
        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.Vpcs, answer.NextToken) : default);

    public static readonly Ec2Describe<Subnet> Subnets = new("DescribeSubnets", "subnet-id", subnet => subnet.SubnetId, async (ec2, filters, token, ct) =>
        await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.Subnets, answer.NextToken) : default);

    public static readonly Ec2Describe<RouteTable> RouteTables = new("DescribeRouteTables", "route-table-id", table => table.RouteTableId, async (ec2, filters, token, ct) =>
        await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = filters, NextToken = token, MaxResults = SmallestPageSize }, ct) is var answer
            ? (answer.RouteTables, answer.NextToken) : default);

    public static readonly Ec2Describe<NetworkAcl> NetworkAcls = new("DescribeNetworkAcls", "network-acl-id", acl => acl.NetworkAclId, async (ec2, filters, token, ct) =>
        await ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.NetworkAcls, answer.NextToken) : default);

    public static readonly Ec2Describe<NetworkInterface> NetworkInterfaces = new(
        "DescribeNetworkInterfaces", "network-interface-id", one => one.NetworkInterfaceId, async (ec2, filters, token, ct) =>
        await ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.NetworkInterfaces, answer.NextToken) : default);

    public static readonly Ec2Describe<InternetGateway> InternetGateways = new(
        "DescribeInternetGateways", "internet-gateway-id", gateway => gateway.InternetGatewayId, async (ec2, filters, token, ct) =>
        await ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.InternetGateways, answer.NextToken) : default);

    // Addresses do not page.
    public static readonly Ec2Describe<Address> Addresses = new("DescribeAddresses", "allocation-id", address => address.AllocationId, async (ec2, filters, _, ct) =>
        ((await ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = filters }, ct)).Addresses?.Where(address => address.AllocationId is { Length: > 0 }), null));

    public static readonly Ec2Describe<FlowLog> FlowLogs = new("DescribeFlowLogs", "flow-log-id", log => log.FlowLogId, async (ec2, filters, token, ct) =>
        await ec2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest { Filter = filters, NextToken = token, MaxResults = PageSize }, ct) is var answer
            ? (answer.FlowLogs, answer.NextToken) : default);

    public static readonly Ec2Filter<FlowLog> FlowLogsOfResource = new("resource-id", log => [log.ResourceId]);

    public static readonly Ec2Filter<RouteTable> RouteTablesOfVpc = new("vpc-id", table => [table.VpcId]);

    public static readonly Ec2Filter<NetworkAcl> NetworkAclsOfVpc = new("vpc-id", acl => [acl.VpcId]);
}
