using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Iam;

/// <summary>
/// People and what they may do: a user becomes an administrator for half a minute, a key is made, somebody gets into the console
/// without a second factor, a role trusts everybody. A few keys and users are old from the start.
/// </summary>
internal sealed class IamScenario : IServiceScenario
{
    private const int MostOpen = 6;
    private const string Admin = """{"Version":"2012-10-17","Statement":[{"Sid":"Quick","Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Reader = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"}]}""";

    private static readonly string[] Names = ["alice", "ci-deploy", "bruno", "chen", "farah", "old-backup"];

    private readonly List<(DateTimeOffset At, Func<Task> Mend)> open = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            var person = stage.Staff.Developer(account.Id);
            await DoAsync(stage, person, account.Id, "CreateGroup", ("GroupName", "developers"));
            await DoAsync(stage, person, account.Id, "AttachGroupPolicy", ("GroupName", "developers"), ("PolicyArn", AwsManagedPolicies.Arn(stage.Organization.Partition, "ReadOnlyAccess")));
            foreach (var name in Names)
            {
                await DoAsync(stage, person, account.Id, "CreateUser", ("UserName", name), ("SimulatedAgeDays", "200"));
                await DoAsync(stage, person, account.Id, "AddUserToGroup", ("UserName", name), ("GroupName", "developers"));
                await stage.PauseAsync(100, 300);
            }

            await DoAsync(stage, person, account.Id, "CreateAccessKey", ("UserName", "ci-deploy"), ("SimulatedAgeDays", "20"));
            await DoAsync(stage, person, account.Id, "CreateAccessKey", ("UserName", "old-backup"), ("SimulatedAgeDays", "180"));
            await DoAsync(stage, person, account.Id, "CreateLoginProfile", ("UserName", "alice"), ("Password", "simulated"), ("SimulatedAgeDays", "30"));
            await EnableMfaAsync(stage, person, account.Id, "alice");
            stage.Organization.Iam.SignIn(account.Id, "alice");
            stage.Organization.Iam.UseKeys(account.Id, "ci-deploy");
            foreach (var role in new[] { "Developer", "SecurityResponder" })
            {
                await DoAsync(stage, person, account.Id, "CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", Trust($$"""{"AWS":"arn:{{stage.Organization.Partition}}:iam::{{account.Id}}:root"}""")));
            }

            await DoAsync(stage, person, account.Id, "CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"));
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        if (open.FindIndex(one => one.At <= stage.Now) is >= 0 and var due)
        {
            var (_, mend) = open[due];
            open.RemoveAt(due);
            await mend();
            return;
        }

        if (open.Count < MostOpen)
        {
            var account = stage.Staff.Pick(stage.Organization.Accounts).Id;
            await BreakAsync(stage, account, stage.Staff.Pick(Names));
        }
    }

    private async Task BreakAsync(ScenarioStage stage, string account, string user)
    {
        var (person, responder) = (stage.Staff.Developer(account), stage.Staff.Responder(account));
        switch (stage.Random.Next(6))
        {
            case 0:
                var arn = AwsManagedPolicies.Arn(stage.Organization.Partition, "AdministratorAccess");
                await DoAsync(stage, person, account, "AttachUserPolicy", ("UserName", user), ("PolicyArn", arn));
                MendLater(stage, () => DoAsync(stage, responder, account, "DetachUserPolicy", ("UserName", user), ("PolicyArn", arn)));
                break;
            case 1:
                await DoAsync(stage, person, account, "PutGroupPolicy", ("GroupName", "developers"), ("PolicyName", "quick-fix"), ("PolicyDocument", Admin));
                MendLater(stage, () => DoAsync(stage, responder, account, "DeleteGroupPolicy", ("GroupName", "developers"), ("PolicyName", "quick-fix")));
                break;
            case 2:
                await DoAsync(stage, person, account, "CreateLoginProfile", ("UserName", user), ("Password", "simulated"));
                MendLater(stage, () => EnableMfaAsync(stage, responder, account, user));
                MendLater(stage, () => RemoveConsoleAsync(stage, responder, account, user));
                break;
            case 3:
                var role = $"partner-{stage.Random.Next(0x100, 0x1000):x3}";
                await DoAsync(stage, person, account, "CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", Trust("\"*\"")));
                MendLater(stage, () => DoAsync(stage, responder, account, "UpdateAssumeRolePolicy", ("RoleName", role), ("PolicyDocument", Trust($$"""{"AWS":"{{account}}"}"""))));
                MendLater(stage, () => DoAsync(stage, responder, account, "DeleteRole", ("RoleName", role)));
                break;
            case 4:
                var name = $"pipeline-{stage.Random.Next(0x100, 0x1000):x3}";
                var policy = $"arn:{stage.Organization.Partition}:iam::{account}:policy/{name}";
                await DoAsync(stage, person, account, "CreatePolicy", ("PolicyName", name), ("PolicyDocument", Admin));
                MendLater(stage, async () =>
                {
                    await DoAsync(stage, responder, account, "CreatePolicyVersion", ("PolicyArn", policy), ("PolicyDocument", Reader), ("SetAsDefault", "true"));
                    await stage.PauseAsync();
                    await DoAsync(stage, responder, account, "DeletePolicyVersion", ("PolicyArn", policy), ("VersionId", "v1"));
                    await DoAsync(stage, responder, account, "DeletePolicy", ("PolicyArn", policy));
                });
                break;
            default:
                await DoAsync(stage, person, account, "CreateAccessKey", ("UserName", user), ("SimulatedAgeDays", stage.Random.Next(3) == 0 ? "120" : "0"));
                MendLater(stage, () => DeleteKeyAsync(stage, responder, account, user));
                break;
        }
    }

    private void MendLater(ScenarioStage stage, Func<Task> mend) => open.Add((stage.Now + TimeSpan.FromSeconds(stage.Random.Next(10, 41)), mend));

    private static async Task EnableMfaAsync(ScenarioStage stage, Person person, string account, string user)
    {
        var serial = $"arn:{stage.Organization.Partition}:iam::{account}:mfa/{user}";
        await DoAsync(stage, person, account, "CreateVirtualMFADevice", ("VirtualMFADeviceName", user));
        await DoAsync(stage, person, account, "EnableMFADevice", ("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", "123456"), ("AuthenticationCode2", "654321"));
    }

    private static async Task RemoveConsoleAsync(ScenarioStage stage, Person person, string account, string user)
    {
        var serial = $"arn:{stage.Organization.Partition}:iam::{account}:mfa/{user}";
        await DoAsync(stage, person, account, "DeleteLoginProfile", ("UserName", user));
        await DoAsync(stage, person, account, "DeactivateMFADevice", ("UserName", user), ("SerialNumber", serial));
        await DoAsync(stage, person, account, "DeleteVirtualMFADevice", ("SerialNumber", serial));
    }

    private static Task DeleteKeyAsync(ScenarioStage stage, Person person, string account, string user) =>
        stage.Organization.Iam.Users.AsOf(SimulatedIam.Key(account, user), DateTimeOffset.MaxValue)?.Keys is [.., var last]
            ? DoAsync(stage, person, account, "DeleteAccessKey", ("UserName", user), ("AccessKeyId", last.Id))
            : Task.CompletedTask;

    private static async Task DoAsync(ScenarioStage stage, Person person, string account, string action, params (string Name, string Value)[] parameters) =>
        await stage.QueryAsync(person, account, stage.Organization.Regions.Home, "iam", action, parameters);

    private static string Trust(string principal) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";
}
