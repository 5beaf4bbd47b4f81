using Qrie.Aws;
using Qrie.Simulator;
using static Qrie.Silo.Tests.Services.Iam.IamAdministrator;

namespace Qrie.Silo.Tests.Services.Iam;

/// <summary>What listings of IAM cost, and that they say the same as describes.</summary>
public sealed class IamListingTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_users_with_keys_and_groups_take_at_most_thirty_calls()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        var account = simulator.Organization.Accounts[0];
        using (var iam = new IamAdministrator(simulator, account.Id))
        {
            await iam.DoAsync("CreateGroup", ("GroupName", "all"));
            await iam.DoAsync("AttachGroupPolicy", ("GroupName", "all"), ("PolicyArn", AdministratorAccess));
            await Parallel.ForEachAsync(Enumerable.Range(0, 1000), ct, async (number, _) =>
            {
                await iam.DoAsync("CreateUser", ("UserName", $"user-{number}"));
                await iam.DoAsync("CreateAccessKey", ("UserName", $"user-{number}"));
                await iam.DoAsync("AddUserToGroup", ("UserName", $"user-{number}"), ("GroupName", "all"));
            });
        }

        using var clients = await SessionAsync(simulator, account);
        var listed = await ListAsync("AWS::IAM::User", account, clients);

        listed.Count.Should().Be(1000);
        listed.Should().OnlyContain(one => one.Snapshot != null);
        simulator.Organization.Calls.Where(call => call.Key.Service == "iam").Sum(call => call.Value).Should().BeInRange(3, 30);
    }

    [Fact]
    public async Task A_listing_completed_with_what_is_known_equals_a_describe()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        var account = simulator.Organization.Accounts[0];
        using var iam = new IamAdministrator(simulator, account.Id);
        await FillAsync(iam);
        simulator.Organization.Iam.SignIn(account.Id, "amy");
        simulator.Organization.Iam.UseKeys(account.Id, "amy");
        using var clients = TruthClients.For(simulator, account.Id);

        foreach (var type in new ResourceTypes().All.Where(type => type.Service == "iam"))
        {
            foreach (var one in await ListAsync(type.Name, account, clients))
            {
                var described = (Description.Found)await type.DescribeAsync(new ResourceTarget(one.Arn, account.Id, "us-east-1"), clients, ct);
                var json = CanonicalJson.Write(described.Configuration, type.ConfigurationType);
                var listed = CanonicalJson.Write(one.Snapshot!.Configuration, type.ConfigurationType);
                type.Complete(listed, json).Should().Be(json);
                listed.Replace("\"id\":null", "", StringComparison.Ordinal).Length.Should().BeGreaterThan(50);
                one.Snapshot.Relations.Should().Equal(described.Relations);
                one.Snapshot.Names.Should().Equal(described.Names);
            }
        }
    }

    [Fact]
    public async Task A_snapshot_is_as_old_as_the_report_and_a_user_made_since_is_only_named()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        var account = simulator.Organization.Accounts[0];
        using var iam = new IamAdministrator(simulator, account.Id);
        await iam.DoAsync("CreateUser", ("UserName", "old"));
        using var clients = TruthClients.For(simulator, account.Id);
        var before = await ListAsync("AWS::IAM::User", account, clients);
        await iam.DoAsync("CreateUser", ("UserName", "new"));

        var after = await ListAsync("AWS::IAM::User", account, clients);

        after.Single(one => one.Arn.EndsWith("/new", StringComparison.Ordinal)).Snapshot.Should().BeNull();
        var old = after.Single(one => one.Arn.EndsWith("/old", StringComparison.Ordinal)).Snapshot!;
        old.AsOf.Should().NotBeNull().And.Be(before.Single().Snapshot!.AsOf);
        var type = new ResourceTypes().Find("AWS::IAM::User")!;
        old.Observe(type, account.Id, DateTimeOffset.MaxValue, null).BeganAt.Should().Be(old.AsOf!.Value);
    }

    [Fact]
    public async Task Without_the_report_users_are_only_named()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        var account = simulator.Organization.Accounts[0];
        using (var iam = new IamAdministrator(simulator, account.Id))
        {
            await iam.DoAsync("CreateUser", ("UserName", "ann"));
        }

        simulator.Organization.Faults.Deny(account.Id, "iam:GenerateCredentialReport");
        using var clients = await SessionAsync(simulator, account);

        (await ListAsync("AWS::IAM::User", account, clients)).Should().ContainSingle().Which.Snapshot.Should().BeNull();
    }

    private static async Task FillAsync(IamAdministrator iam)
    {
        var policy = (await iam.DoAsync("CreatePolicy", ("PolicyName", "p"), ("Path", "/x/"), ("PolicyDocument", Everything))).Element("Policy")!.Element("Arn")!.Value;
        await iam.DoAsync("CreateGroup", ("GroupName", "g"), ("Path", "/x/"));
        await iam.DoAsync("PutGroupPolicy", ("GroupName", "g"), ("PolicyName", "own"), ("PolicyDocument", Little));
        await iam.DoAsync("AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", policy));
        await iam.DoAsync("CreateUser", ("UserName", "amy"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a b"));
        await iam.DoAsync("CreateUser", ("UserName", "b,o+b"));
        await iam.DoAsync("AddUserToGroup", ("UserName", "amy"), ("GroupName", "g"));
        await iam.DoAsync("CreateLoginProfile", ("UserName", "amy"), ("Password", "x"), ("SimulatedAgeDays", "3"));
        await iam.DoAsync("UpdateLoginProfile", ("UserName", "amy"), ("Password", "y"));
        await iam.DoAsync("CreateAccessKey", ("UserName", "amy"), ("SimulatedAgeDays", "3"));
        var off = (await iam.DoAsync("CreateAccessKey", ("UserName", "amy"))).Element("AccessKey")!.Element("AccessKeyId")!.Value;
        await iam.DoAsync("UpdateAccessKey", ("UserName", "amy"), ("AccessKeyId", off), ("Status", "Inactive"));
        await iam.DoAsync("PutUserPolicy", ("UserName", "amy"), ("PolicyName", "own"), ("PolicyDocument", Little));
        await iam.DoAsync("AttachUserPolicy", ("UserName", "amy"), ("PolicyArn", AdministratorAccess));
        await iam.DoAsync("PutUserPermissionsBoundary", ("UserName", "amy"), ("PermissionsBoundary", policy));
        await iam.DoAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust("\"*\"")), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        await iam.DoAsync("PutRolePolicy", ("RoleName", "r"), ("PolicyName", "own"), ("PolicyDocument", Little));
        await iam.DoAsync("AttachRolePolicy", ("RoleName", "r"), ("PolicyArn", policy));
    }

    private async Task<List<Listed>> ListAsync(string type, SimulatedAccount account, IAwsClients clients)
    {
        var all = new List<Listed>();
        await foreach (var one in new ResourceTypes().Find(type)!.ListAsync(new ListingScope("aws", account.Id, "us-east-1"), clients, ct))
        {
            all.Add(one);
        }

        return all;
    }

    // Of Qrie's own role, whose calls are counted and may be denied.
    private async Task<DirectClients> SessionAsync(SimulatorHost simulator, SimulatedAccount account)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new AwsOptions { EndpointUrl = simulator.Url });
        using var sts = new StsClientFactory(new AwsClientConfiguration(options), new Amazon.Runtime.BasicAWSCredentials("AKIAQRIE", "simulated"));
        var session = await sts.Client.AssumeRoleAsync(
            new Amazon.SecurityToken.Model.AssumeRoleRequest { RoleArn = account.RoleArn, ExternalId = account.ExternalId, RoleSessionName = "qrie" }, ct);
        return new DirectClients(session.Credentials, new AwsClientConfiguration(options));
    }
}
