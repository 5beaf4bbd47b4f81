using Amazon.EC2.Model;
using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Ec2;

/// <summary>EC2, from the record to the finding and back.</summary>
public sealed class Ec2Tests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    private IInventoryQueries Inventory => qrie.Service<IInventoryQueries>();

    [Fact]
    public async Task A_group_that_is_opened_and_closed_has_a_finding_that_comes_and_goes()
    {
        using var admin = Admin(0);
        var (vpc, _, _, _) = await admin.MakeNetworkAsync(ct);
        var group = await admin.MakeGroupAsync(vpc, "ssh", ct);
        await qrie.SettleAsync(ct);
        await admin.OpenAsync(group, 22, "0.0.0.0/0", ct);
        var finding = await Eventually.GetAsync(() => FindingAsync(admin.Arn("security-group", group), "EC2SecurityGroupSshOpen", FindingStatus.Active), "the finding");
        finding.Cause!.EventName.Should().Be("AuthorizeSecurityGroupIngress");
        finding.Message.Should().Be("Everybody may reach SSH (tcp 22).");

        await admin.CloseAsync(group, 22, "0.0.0.0/0", ct);
        var resolved = await Eventually.GetAsync(() => FindingAsync(admin.Arn("security-group", group), "EC2SecurityGroupSshOpen", FindingStatus.Resolved), "the resolution");
        resolved.ResolvedReason.Should().Be(ResolvedReason.Compliant);

        await admin.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, ct);
        await Eventually.TrueAsync(async () => (await Inventory.ResourceAsync(admin.Arn("security-group", group), ct))!.Status == ResourceStatus.Deleted, "the tombstone");
    }

    [Fact]
    public async Task A_VPC_brings_its_default_group_acl_and_route_table_along()
    {
        using var admin = Admin(1, "eu-west-1");
        var (vpc, subnet, table, _) = await admin.MakeNetworkAsync(ct);
        await qrie.SettleAsync(ct);

        var types = (await Inventory.ResourcesAsync(new ResourceFilter { Account = admin.Account.Id, Region = "eu-west-1", Status = ResourceStatus.Present }, 100, null, ct)).Items
            .Where(row => row.Configuration!.Contains(vpc, StringComparison.Ordinal)).Select(row => row.Type).ToArray();
        types.Should().Contain(["AWS::EC2::VPC", "AWS::EC2::SecurityGroup", "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable", "AWS::EC2::Subnet", "AWS::EC2::InternetGateway"]);
        (await FindingAsync(admin.Arn("vpc", vpc), "VPCFlowLogsDisabled", FindingStatus.Active)).Should().NotBeNull();

        var log = await admin.Ec2.CreateFlowLogsAsync(
            new CreateFlowLogsRequest { ResourceIds = [vpc], ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" }, ct);
        await Eventually.GetAsync(() => FindingAsync(admin.Arn("vpc", vpc), "VPCFlowLogsDisabled", FindingStatus.Resolved), "the resolution");
        await qrie.SettleAsync(ct);

        // The record of its end names only the flow log.
        await admin.Ec2.DeleteFlowLogsAsync(new DeleteFlowLogsRequest { FlowLogIds = log.FlowLogIds }, ct);
        await Eventually.GetAsync(() => FindingAsync(admin.Arn("vpc", vpc), "VPCFlowLogsDisabled", FindingStatus.Active), "the finding again");
        subnet.Should().NotBe(table);
    }

    [Fact]
    public async Task What_is_run_brings_volumes_and_interfaces_and_what_is_terminated_takes_them_along()
    {
        using var admin = Admin(2);
        var (vpc, subnet, _, _) = await admin.MakeNetworkAsync(ct);
        var instance = await admin.RunAsync(subnet, await admin.MakeGroupAsync(vpc, "fan-out", ct), ct);
        var described = (await admin.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }, ct)).Reservations[0].Instances[0];
        var volume = admin.Arn("volume", described.BlockDeviceMappings.Single().Ebs.VolumeId);
        var attached = admin.Arn("network-interface", described.NetworkInterfaces.Single().NetworkInterfaceId);

        await Eventually.GetAsync(() => FindingAsync(volume, "EBSVolumeUnencrypted", FindingStatus.Active), "the volume's finding");
        foreach (var policy in new[] { "EC2UnencryptedEBS", "EC2IMDSv1Enabled", "EC2PublicIPAssigned" })
        {
            await Eventually.GetAsync(() => FindingAsync(admin.Arn("instance", instance), policy, FindingStatus.Active), policy);
        }

        await qrie.SettleAsync(ct);
        (await Inventory.ResourceAsync(attached, ct))!.Status.Should().Be(ResourceStatus.Present);
        (await Inventory.ResourceAsync(admin.Arn("instance", instance), ct))!.Unreadable.Should().BeEmpty();

        await admin.Ec2.ModifyInstanceMetadataOptionsAsync(new ModifyInstanceMetadataOptionsRequest { InstanceId = instance, HttpTokens = "required" }, ct);
        await Eventually.GetAsync(() => FindingAsync(admin.Arn("instance", instance), "EC2IMDSv1Enabled", FindingStatus.Resolved), "the resolution");

        await admin.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, ct);
        await qrie.SettleAsync(ct);
        foreach (var gone in new[] { admin.Arn("instance", instance), volume, attached })
        {
            (await Inventory.ResourceAsync(gone, ct))!.Status.Should().Be(ResourceStatus.Deleted, gone);
        }

        (await FindingAsync(volume, "EBSVolumeUnencrypted", FindingStatus.Resolved))!.ResolvedReason.Should().Be(ResolvedReason.ResourceDeleted);
    }

    [Fact]
    public async Task Every_link_on_the_way_to_an_instance_judges_it_anew()
    {
        using var admin = Admin(3);
        var (vpc, subnet, table, gateway) = await admin.MakeNetworkAsync(ct);
        var group = await admin.MakeGroupAsync(vpc, "links", ct);
        var arn = admin.Arn("instance", await admin.RunAsync(subnet, group, ct));
        await qrie.SettleAsync(ct);
        (await FindingAsync(arn, "EC2InstanceInternetExposed", FindingStatus.Active)).Should().BeNull();

        await admin.OpenAsync(group, 22, "0.0.0.0/0", ct);
        (await ExposedAsync(arn)).Cause!.EventName.Should().Be("AuthorizeSecurityGroupIngress");

        await admin.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, ct);
        await ClosedAsync(arn);
        await admin.Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, ct);
        await ExposedAsync(arn);

        await admin.Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0" }, ct);
        await ClosedAsync(arn);
        await admin.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, ct);
        await ExposedAsync(arn);

        var acl = (await admin.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new Filter("vpc-id", [vpc])] }, ct)).NetworkAcls.Single().NetworkAclId;
        await admin.Ec2.CreateNetworkAclEntryAsync(
            new CreateNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = 10, Protocol = "6", PortRange = new PortRange { From = 22, To = 22 }, CidrBlock = "0.0.0.0/0", RuleAction = "deny", Egress = false }, ct);
        await ClosedAsync(arn);
        await admin.Ec2.DeleteNetworkAclEntryAsync(new DeleteNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = 10, Egress = false }, ct);
        await ExposedAsync(arn);

        await admin.Ec2.ModifyVpcBlockPublicAccessOptionsAsync(new ModifyVpcBlockPublicAccessOptionsRequest { InternetGatewayBlockMode = "block-ingress" }, ct);
        await ClosedAsync(arn);
        await admin.Ec2.CreateVpcBlockPublicAccessExclusionAsync(new CreateVpcBlockPublicAccessExclusionRequest { VpcId = vpc, InternetGatewayExclusionMode = "allow-bidirectional" }, ct);
        await ExposedAsync(arn);

        // A table of its own without a route: the record says only which subnet.
        var own = (await admin.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, ct)).RouteTable.RouteTableId;
        var association = (await admin.Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = own, SubnetId = subnet }, ct)).AssociationId;
        await ClosedAsync(arn);
        await qrie.SettleAsync(ct);
        await admin.Ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = association }, ct);
        await ExposedAsync(arn);
    }

    [Fact]
    public async Task A_public_snapshot_is_found_and_the_regions_block_closes_it()
    {
        using var admin = Admin(0, "eu-west-1");
        var volume = (await admin.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "eu-west-1a", Size = 4 }, ct)).Volume.VolumeId;
        var snapshot = (await admin.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume }, ct)).Snapshot.SnapshotId;
        await admin.Ec2.ModifySnapshotAttributeAsync(
            new ModifySnapshotAttributeRequest { SnapshotId = snapshot, Attribute = "createVolumePermission", OperationType = "add", GroupNames = ["all"] }, ct);
        await Eventually.GetAsync(() => FindingAsync(admin.Arn("snapshot", snapshot), "EBSSnapshotPublic", FindingStatus.Active), "the finding");

        await admin.Ec2.EnableSnapshotBlockPublicAccessAsync(new EnableSnapshotBlockPublicAccessRequest { State = "block-all-sharing" }, ct);
        await Eventually.GetAsync(() => FindingAsync(admin.Arn("snapshot", snapshot), "EBSSnapshotPublic", FindingStatus.Resolved), "the resolution");
        (await Eventually.GetAsync(() => Inventory.ResourceAsync(admin.Settings, ct), "the settings")).Type.Should().Be("AWS::EC2::RegionSettings");
        (await FindingAsync(admin.Settings, "EC2EbsDefaultEncryptionDisabled", FindingStatus.Active)).Should().NotBeNull();

        await admin.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = snapshot }, ct);
        await Eventually.TrueAsync(async () => (await Inventory.ResourceAsync(admin.Arn("snapshot", snapshot), ct))!.Status == ResourceStatus.Deleted, "the tombstone");
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named_and_leaves_its_policies_unknown()
    {
        await using var own = await QrieHost.StartAsync();
        using var admin = new Ec2Administrator(own.Simulator, own.Simulator.Organization.Accounts[0]);
        own.Simulator.Organization.Faults.Deny(admin.Account.Id, "ec2:DescribeVolumes");
        var (vpc, subnet, _, _) = await admin.MakeNetworkAsync(ct);
        var arn = admin.Arn("instance", await admin.RunAsync(subnet, await admin.MakeGroupAsync(vpc, "blind", ct), ct));
        var row = await Eventually.GetAsync(() => own.Service<IInventoryQueries>().ResourceAsync(arn, ct), "the instance");

        row.UnknownPolicies.Should().ContainKey("EC2UnencryptedEBS").WhoseValue.Should().Be("volumes: UnauthorizedOperation (needs ec2:DescribeVolumes)");
        row.UnknownPolicies.Should().NotContainKey("EC2IMDSv1Enabled");
        (await own.Service<ICoverageQueries>().UnreadableAsync(null, ct)).Should().Contain(total => total.Part == "volumes" && total.Permission == "ec2:DescribeVolumes");
    }

    [Fact]
    public async Task A_thousand_instances_are_listed_with_ten_calls_and_as_a_describe_would_have_them()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        using var admin = new Ec2Administrator(simulator, simulator.Organization.Accounts[0]);
        var (vpc, subnet, _, _) = await admin.MakeNetworkAsync(ct);
        var group = await admin.MakeGroupAsync(vpc, "many", ct);
        await admin.Ec2.RunInstancesAsync(
            new RunInstancesRequest { ImageId = "ami-0123456789abcdef0", MinCount = 1000, MaxCount = 1000, SubnetId = subnet, SecurityGroupIds = [group] }, ct);
        var type = new ResourceTypes().Find("AWS::EC2::Instance")!;
        var scope = new ListingScope("aws", admin.Account.Id, "us-east-1");
        var listed = new List<Listed>();
        using (var session = SessionClients(simulator, admin.Account))
        {
            await foreach (var one in type.ListAsync(scope, session, ct))
            {
                listed.Add(one);
            }
        }

        listed.Should().HaveCount(1000);
        simulator.Organization.Calls.Where(call => call.Key.Service == "ec2").Sum(call => call.Value).Should().BeLessThanOrEqualTo(10);
        using var truth = TruthClients.For(simulator, admin.Account.Id);
        var first = (Description.Found)await type.DescribeAsync(new ResourceTarget(listed[0].Arn, admin.Account.Id, "us-east-1"), truth, ct);
        CanonicalJson.Write(listed[0].Snapshot!.Configuration, typeof(InstanceConfiguration)).Should().Be(CanonicalJson.Write(first.Configuration, typeof(InstanceConfiguration)));
        listed[0].Snapshot!.Relations.Should().Equal(first.Relations);
    }

    [Fact]
    public async Task Describes_at_the_same_time_share_a_call()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 1 });
        using var admin = new Ec2Administrator(simulator, simulator.Organization.Accounts[0]);
        var (vpc, _, _, _) = await admin.MakeNetworkAsync(ct);
        var groups = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            groups.Add(admin.Arn("security-group", await admin.MakeGroupAsync(vpc, $"group-{i}", ct)));
        }

        groups.Add(admin.Arn("security-group", "sg-0000000000000dead"));
        using var session = SessionClients(simulator, admin.Account);
        var type = new ResourceTypes().Find("AWS::EC2::SecurityGroup")!;
        var described = await Task.WhenAll(groups.Select(arn => type.DescribeAsync(new ResourceTarget(arn, admin.Account.Id, "us-east-1"), session, ct)));

        described.Should().HaveCount(21);
        described[..20].Should().AllBeOfType<Description.Found>();
        described[20].Should().BeOfType<Description.Missing>();
        simulator.Organization.Calls[("ec2", "DescribeSecurityGroups")].Should().BeLessThanOrEqualTo(2);
    }

    private Ec2Administrator Admin(int account, string region = "us-east-1") => new(qrie.Simulator, qrie.Simulator.Organization.Accounts[account], region);

    private async Task<Finding?> FindingAsync(string arn, string policy, FindingStatus status) =>
        (await Inventory.FindingsAsync(new FindingFilter { Arn = arn, Policy = policy, State = status }, 1, null, ct)).Items.FirstOrDefault()?.Finding;

    private Task<Finding> ExposedAsync(string arn) => Eventually.GetAsync(() => FindingAsync(arn, "EC2InstanceInternetExposed", FindingStatus.Active), "the exposure");

    private Task<Finding> ClosedAsync(string arn) => Eventually.GetAsync(() => FindingAsync(arn, "EC2InstanceInternetExposed", FindingStatus.Resolved), "the end of the exposure");

    // With the session that Qrie has, whose calls are counted.
    private static DirectClients SessionClients(SimulatorHost simulator, SimulatedAccount account)
    {
        using var sts = new Amazon.SecurityToken.AmazonSecurityTokenServiceClient(
            new Amazon.Runtime.BasicAWSCredentials("AKIAQRIE", "simulated"),
            new Amazon.SecurityToken.AmazonSecurityTokenServiceConfig { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1" });
        var session = sts.AssumeRoleAsync(new Amazon.SecurityToken.Model.AssumeRoleRequest { RoleArn = account.RoleArn, ExternalId = account.ExternalId, RoleSessionName = "qrie" })
            .GetAwaiter().GetResult().Credentials;
        simulator.Organization.ResetCalls();
        return new DirectClients(session, new AwsClientConfiguration(Microsoft.Extensions.Options.Options.Create(new AwsOptions { EndpointUrl = simulator.Url })));
    }
}
