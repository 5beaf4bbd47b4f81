using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Ec2;

public sealed class Ec2Tests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_have_CloudTrails_shapes()
    {
        await using var aws = await Aws.StartAsync();
        using var ec2 = Ec2(aws);
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, Ct)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.0.0/24" }, Ct)).Subnet.SubnetId;
        var group = (await ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "g", Description = "d" }, Ct)).GroupId;
        await ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }] }, Ct);
        var run = await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-1", MinCount = 1, MaxCount = 1, SubnetId = subnet, SecurityGroupIds = [group] }, Ct);
        var instance = run.Reservation.Instances.Single().InstanceId;
        await ec2.CreateFlowLogsAsync(new CreateFlowLogsRequest { ResourceIds = [vpc], ResourceType = "VPC", TrafficType = "ALL", LogDestination = "arn:aws:s3:::l", LogDestinationType = "s3" }, Ct);
        await ec2.EnableEbsEncryptionByDefaultAsync(new EnableEbsEncryptionByDefaultRequest(), Ct);
        await ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Ct);
        await ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = "eipalloc-0123456789abcdef0" }, Ct).ShouldBeRefusedAsync("InvalidAllocationID.NotFound");

        var details = (await DetailsAsync(aws)).ToDictionary(detail => detail["eventName"]!.ToString());
        JsonNode Request(string name) => details[name]["requestParameters"]!;
        JsonNode Response(string name) => details[name]["responseElements"]!;
        Response("CreateVpc")["vpc"]!["vpcId"]!.ToString().Should().Be(vpc);
        Response("CreateSubnet")["subnet"]!["subnetId"]!.ToString().Should().Be(subnet);
        Response("CreateSecurityGroup")["groupId"]!.ToString().Should().Be(group);
        Request("AuthorizeSecurityGroupIngress")["ipPermissions"]!["items"]![0]!["ipRanges"]!["items"]![0]!["cidrIp"]!.ToString().Should().Be("0.0.0.0/0");
        Request("AuthorizeSecurityGroupIngress")["ipPermissions"]!["items"]![0]!["ipv6Ranges"]!.ToJsonString().Should().Be("{}");
        Response("AuthorizeSecurityGroupIngress")["_return"]!.GetValue<bool>().Should().BeTrue();
        Response("RunInstances")["instancesSet"]!["items"]![0]!["instanceId"]!.ToString().Should().Be(instance);
        Request("CreateFlowLogs")["CreateFlowLogsRequest"]!["ResourceId"]!.ToJsonString().Should().Be($$"""{"tag":1,"content":"{{vpc}}"}""");
        Response("CreateFlowLogs")["CreateFlowLogsResponse"]!["flowLogIdSet"]!["item"]!.ToString().Should().StartWith("fl-");
        Request("EnableEbsEncryptionByDefault")["EnableEbsEncryptionByDefaultRequest"]!.ToString().Should().BeEmpty();
        Request("TerminateInstances")["instancesSet"]!["items"]![0]!["instanceId"]!.ToString().Should().Be(instance);
        Response("TerminateInstances")["instancesSet"]!["items"]![0]!["currentState"]!["code"]!.GetValue<int>().Should().Be(0);
        details["ReleaseAddress"]["errorCode"]!.ToString().Should().Be("InvalidAllocationID.NotFound");
        details.Values.Should().NotContain(detail => detail["resources"] is JsonArray && detail["resources"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task An_unknown_id_fails_a_call_and_an_unknown_value_of_a_filter_does_not()
    {
        await using var aws = await Aws.StartAsync();
        using var ec2 = Ec2(aws);
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, Ct)).Vpc.VpcId;
        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc, "vpc-0000000000000dead"] }, Ct).ShouldBeRefusedAsync("InvalidVpcID.NotFound");
        (await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter("vpc-id", [vpc, "vpc-0000000000000dead"])] }, Ct)).Vpcs.Should().ContainSingle();
        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter("no-such-filter", ["x"])] }, Ct).ShouldBeRefusedAsync("InvalidParameterValue");
        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc], MaxResults = 10 }, Ct).ShouldBeRefusedAsync("InvalidParameterCombination");
    }

    [Fact]
    public async Task Describes_page()
    {
        await using var aws = await Aws.StartAsync();
        using var ec2 = Ec2(aws);
        for (var i = 0; i < 12; i++)
        {
            await ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }, Ct);
        }

        var sizes = new List<int>();
        var request = new DescribeVolumesRequest { MaxResults = 5 };
        do
        {
            var page = await ec2.DescribeVolumesAsync(request, Ct);
            sizes.Add(page.Volumes.Count);
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);

        sizes.Should().Equal(5, 5, 2);
        await ec2.DescribeVolumesAsync(new DescribeVolumesRequest { MaxResults = 1 }, Ct).ShouldBeRefusedAsync("InvalidParameterValue");
    }

    [Fact]
    public async Task A_terminated_instance_stays_in_sight_for_an_hour_and_takes_its_volume_along()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        using var ec2 = Ec2(aws);
        await ec2.CreateDefaultVpcAsync(new CreateDefaultVpcRequest(), Ct);
        var instance = (await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-1", MinCount = 1, MaxCount = 1 }, Ct)).Reservation.Instances.Single().InstanceId;
        var running = (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }, Ct)).Reservations.Single().Instances.Single();
        running.PublicIpAddress.Should().NotBeNull();
        running.MetadataOptions.HttpTokens.Value.Should().Be("optional");
        running.BlockDeviceMappings.Should().ContainSingle();
        await ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Ct);
        (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest(), Ct)).Reservations.Single().Instances.Single().State.Name.Value.Should().Be("terminated");
        (await ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Ct)).Volumes.Should().BeNullOrEmpty();
        time.Advance(TimeSpan.FromMinutes(61));
        (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest(), Ct)).Reservations.Should().BeNullOrEmpty();
    }

    [Fact]
    public async Task Nothing_is_launched_without_a_network_and_nothing_in_use_is_deleted()
    {
        await using var aws = await Aws.StartAsync();
        using var ec2 = Ec2(aws);
        await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-1", MinCount = 1, MaxCount = 1 }, Ct).ShouldBeRefusedAsync("VPCIdNotSpecified");
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, Ct)).Vpc.VpcId;
        var group = (await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest(), Ct)).SecurityGroups.Single();
        group.GroupName.Should().Be("default");
        await ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group.GroupId }, Ct).ShouldBeRefusedAsync("CannotDelete");
        await ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.0.0/24" }, Ct);
        await ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Ct).ShouldBeRefusedAsync("DependencyViolation");
    }

    [Fact]
    public async Task Denial_and_throttling_come_in_EC2s_words()
    {
        await using var aws = await Aws.StartAsync();
        using var session = Ec2(aws, await aws.AssumeAsync());
        aws.Organization.Faults.Deny(aws.Account.Id, "ec2:DescribeVolumes");
        (await session.DescribeVolumesAsync(new DescribeVolumesRequest(), Ct).ShouldBeRefusedAsync("UnauthorizedOperation")).Message.Should().Contain("ec2:DescribeVolumes");
        aws.Organization.Faults.ThrottlingRate = 1;
        await session.DescribeVpcsAsync(new DescribeVpcsRequest(), Ct).ShouldBeRefusedAsync("RequestLimitExceeded");
    }

    private static AmazonEC2Client Ec2(Aws aws, Amazon.Runtime.AWSCredentials? credentials = null) => new(
        credentials ?? Aws.Key($"account:{aws.Account.Id}"), new AmazonEC2Config { ServiceURL = aws.Host.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static async Task<IReadOnlyList<JsonObject>> DetailsAsync(Aws aws)
    {
        var details = new List<JsonObject>();
        while (aws.Organization.QueueDepth.Visible > 0)
        {
            var messages = (await aws.Sqs().ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, Ct)).Messages;
            details.AddRange(messages.Select(message => JsonNode.Parse(message.Body)!["detail"]!.AsObject()));
        }

        return details;
    }
}
