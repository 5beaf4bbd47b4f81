using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Ec2;

/// <summary>What the administrator of an account does in EC2.</summary>
internal sealed class Ec2Administrator(SimulatorHost simulator, SimulatedAccount account, string region = "us-east-1") : IDisposable
{
    public SimulatedAccount Account => account;

    public AmazonEC2Client Ec2 { get; } = new(
        new BasicAWSCredentials($"account:{account.Id}", "simulated"), new AmazonEC2Config { ServiceURL = simulator.Url, AuthenticationRegion = region, MaxErrorRetry = 0 });

    public string Arn(string word, string id) => word is "snapshot" or "image" ? $"arn:aws:ec2:{region}::{word}/{id}" : $"arn:aws:ec2:{region}:{account.Id}:{word}/{id}";

    public string Settings => $"arn:aws:ec2:{region}:{account.Id}:settings";

    /// <summary>A VPC with a subnet whose instances the internet can reach: a gateway and a route to it.</summary>
    public async Task<(string VpcId, string SubnetId, string MainTableId, string GatewayId)> MakeNetworkAsync(CancellationToken ct)
    {
        var vpc = (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, ct)).Vpc.VpcId;
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24" }, ct)).Subnet.SubnetId;
        var gateway = (await Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), ct)).InternetGateway.InternetGatewayId;
        await Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, ct);
        var tables = await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new Filter("vpc-id", [vpc])] }, ct);
        var main = tables.RouteTables.Single().RouteTableId;
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = main, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, ct);
        return (vpc, subnet, main, gateway);
    }

    public async Task<string> MakeGroupAsync(string vpcId, string name, CancellationToken ct) => (await Ec2.CreateSecurityGroupAsync(
        new CreateSecurityGroupRequest { VpcId = vpcId, GroupName = name, Description = name }, ct)).GroupId;

    public Task OpenAsync(string groupId, int port, string cidr, CancellationToken ct) => Ec2.AuthorizeSecurityGroupIngressAsync(
        new AuthorizeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [Permission(port, cidr)] }, ct);

    public Task CloseAsync(string groupId, int port, string cidr, CancellationToken ct) => Ec2.RevokeSecurityGroupIngressAsync(
        new RevokeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [Permission(port, cidr)] }, ct);

    /// <summary>An instance with a public address.</summary>
    public async Task<string> RunAsync(string subnetId, string groupId, CancellationToken ct) => (await Ec2.RunInstancesAsync(
        new RunInstancesRequest
        {
            ImageId = "ami-0123456789abcdef0", InstanceType = "t3.micro", MinCount = 1, MaxCount = 1,
            NetworkInterfaces = [new InstanceNetworkInterfaceSpecification { DeviceIndex = 0, SubnetId = subnetId, Groups = [groupId], AssociatePublicIpAddress = true }],
        },
        ct)).Reservation.Instances.Single().InstanceId;

    public void Dispose() => Ec2.Dispose();

    private static IpPermission Permission(int port, string cidr)
    {
        var permission = new IpPermission { IpProtocol = "tcp", FromPort = port, ToPort = port };
        if (cidr.Contains(':', StringComparison.Ordinal))
        {
            permission.Ipv6Ranges = [new Ipv6Range { CidrIpv6 = cidr }];
        }
        else
        {
            permission.Ipv4Ranges = [new IpRange { CidrIp = cidr }];
        }

        return permission;
    }
}
