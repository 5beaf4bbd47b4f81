using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Ec2;

/// <summary>What people do in EC2: open groups and close them, launch without thinking of the metadata service, share snapshots, forget flow logs.</summary>
internal sealed class Ec2Scenario : IServiceScenario
{
    private const int MostInstances = 5;
    private static readonly string[] Ports = ["22", "3389", "5432", "6379"];

    // What is broken, and when somebody mends it.
    private readonly List<(DateTimeOffset At, Func<Task> Mend)> broken = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            var (at, region) = (new Ec2Actor(stage, account.Id, stage.Organization.Options.Regions[0], stage.Staff.Builder(account.Id)), stage.Organization.Options.Regions[0]);
            await at.DoAsync("CreateVpc", ("CidrBlock", "10.20.0.0/16"));
            var vpc = at.Only<Ec2Vpc>().Id;
            await at.DoAsync("CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.20.1.0/24"), ("AvailabilityZone", region + "a"));
            await at.DoAsync("CreateInternetGateway");
            var gateway = at.Only<Ec2Gateway>().Id;
            await at.DoAsync("AttachInternetGateway", ("InternetGatewayId", gateway), ("VpcId", vpc));
            await at.DoAsync("CreateRoute", ("RouteTableId", at.Only<Ec2RouteTable>().Id), ("DestinationCidrBlock", "0.0.0.0/0"), ("GatewayId", gateway));
            foreach (var name in new[] { $"{account.Name}-web", $"{account.Name}-app" })
            {
                await at.DoAsync("CreateSecurityGroup", ("GroupName", name), ("GroupDescription", $"What {name} needs"), ("VpcId", vpc));
                await stage.PauseAsync();
            }

            await at.AuthorizeAsync(at.All<Ec2Group>().First(group => group.Name.EndsWith("-web", StringComparison.Ordinal)).Id, "443", "0.0.0.0/0");
            await RunAsync(at, tokens: "required");
            await RunAsync(at, tokens: "optional");
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        if (broken.FindIndex(one => one.At <= stage.Now) is >= 0 and var due)
        {
            var (_, mend) = broken[due];
            broken.RemoveAt(due);
            await mend();
            return;
        }

        var account = stage.Staff.Pick(stage.Organization.Accounts).Id;
        var region = stage.Organization.Options.Regions[0];
        var (at, responder) = (new Ec2Actor(stage, account, region, stage.Staff.Developer(account)), new Ec2Actor(stage, account, region, stage.Staff.Responder(account)));
        switch (stage.Random.Next(6))
        {
            case 0 or 1:
                await OpenAsync(stage, at, responder);
                break;
            case 2:
                await LaunchAsync(stage, at, responder);
                break;
            case 3:
                await ShareAsync(stage, at, responder);
                break;
            case 4:
                await LogAsync(at);
                break;
            default:
                await StopOrStartAsync(stage, at);
                break;
        }
    }

    private async Task OpenAsync(ScenarioStage stage, Ec2Actor at, Ec2Actor responder)
    {
        var group = stage.Staff.Pick(at.All<Ec2Group>()).Id;
        var port = stage.Staff.Pick(Ports);
        await at.AuthorizeAsync(group, port, "0.0.0.0/0");
        Later(stage, () => responder.RevokeAsync(group, port, "0.0.0.0/0"));
    }

    private async Task LaunchAsync(ScenarioStage stage, Ec2Actor at, Ec2Actor responder)
    {
        Ec2Instance[] alive = [.. at.All<Ec2Instance>().Where(instance => instance.State != "terminated")];
        if (alive.Length >= MostInstances)
        {
            await at.DoAsync("TerminateInstances", ("InstanceId.1", stage.Staff.Pick(alive).Id));
            return;
        }

        await RunAsync(at, tokens: "optional");
        if (at.All<Ec2Instance>().MaxBy(instance => instance.LaunchedAt) is { } made)
        {
            Later(stage, () => responder.DoAsync("ModifyInstanceMetadataOptions", ("InstanceId", made.Id), ("HttpTokens", "required")));
        }
    }

    private async Task ShareAsync(ScenarioStage stage, Ec2Actor at, Ec2Actor responder)
    {
        if (at.All<Ec2Volume>() is not { Count: > 0 } volumes)
        {
            return;
        }

        await at.DoAsync("CreateSnapshot", ("VolumeId", stage.Staff.Pick(volumes).Id));
        var snapshot = at.All<Ec2Snapshot>().MaxBy(one => one.StartedAt)!.Id;
        await stage.PauseAsync();
        await at.DoAsync("ModifySnapshotAttribute", ("SnapshotId", snapshot), ("Attribute", "createVolumePermission"), ("OperationType", "add"), ("UserGroup.1", "all"));
        Later(stage, async () =>
        {
            await responder.DoAsync("ModifySnapshotAttribute", ("SnapshotId", snapshot), ("Attribute", "createVolumePermission"), ("OperationType", "remove"), ("UserGroup.1", "all"));
            await stage.PauseAsync();
            await responder.DoAsync("DeleteSnapshot", ("SnapshotId", snapshot));
        });
    }

    private static Task LogAsync(Ec2Actor at) => at.All<Ec2FlowLog>() is [var log, ..]
        ? at.DoAsync("DeleteFlowLogs", ("FlowLogId.1", log.Id))
        : at.DoAsync(
            "CreateFlowLogs", ("ResourceId.1", at.All<Ec2Vpc>()[0].Id), ("ResourceType", "VPC"), ("TrafficType", "ALL"), ("LogDestinationType", "s3"), ("LogDestination", "arn:aws:s3:::flow-logs"));

    private static Task StopOrStartAsync(ScenarioStage stage, Ec2Actor at)
    {
        Ec2Instance[] alive = [.. at.All<Ec2Instance>().Where(instance => instance.State != "terminated")];
        return alive.Length == 0 ? Task.CompletedTask
            : stage.Staff.Pick(alive) is { State: "stopped" } stopped ? at.DoAsync("StartInstances", ("InstanceId.1", stopped.Id))
            : at.DoAsync("StopInstances", ("InstanceId.1", stage.Staff.Pick(alive).Id));
    }

    private static Task RunAsync(Ec2Actor at, string tokens) => at.DoAsync(
        "RunInstances",
        ("ImageId", "ami-0abcdef1234567890"), ("InstanceType", "t3.micro"), ("MinCount", "1"), ("MaxCount", "1"), ("MetadataOptions.HttpTokens", tokens),
        ("NetworkInterface.1.DeviceIndex", "0"), ("NetworkInterface.1.SubnetId", at.All<Ec2Subnet>()[0].Id), ("NetworkInterface.1.AssociatePublicIpAddress", "true"),
        ("NetworkInterface.1.SecurityGroupId.1", at.All<Ec2Group>().First(group => group.Name != "default").Id));

    private void Later(ScenarioStage stage, Func<Task> mend) => broken.Add((stage.Now + TimeSpan.FromSeconds(stage.Random.Next(10, 41)), mend));
}
