using Amazon.Runtime;
using Qrie.Silo.Tests.Services.Iam;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Users, groups, roles and policies that are made, given to one another, renamed, taken away and deleted.</summary>
internal sealed class IamMutations : IServiceMutations
{
    private static readonly string[] Paths = ["/", "/eng/", "/ops/a/"];

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        using var iam = new IamAdministrator(simulator, account.Id);
        try
        {
            await ChangeAsync(iam, account.Id, random);
        }
        catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // IAM refuses what makes no sense, and records it with an error code.
        }
    }

    private static async Task ChangeAsync(IamAdministrator iam, string accountId, Random random)
    {
        string Pick(params string[] all) => all[random.Next(all.Length)];
        string Numbered(string word) => $"{word}{random.Next(4)}";
        var (user, group, role, name) = (Numbered("user"), Numbered("group"), Numbered("role"), Numbered("policy"));
        var own = $"arn:aws:iam::{accountId}:policy{Paths[name[^1] % Paths.Length]}{name}";
        var policy = Pick(own, own, own, IamAdministrator.AdministratorAccess, "arn:aws:iam::aws:policy/ReadOnlyAccess");
        var document = Pick(IamAdministrator.Everything, IamAdministrator.Little, """{"Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}""");
        var trust = IamAdministrator.Trust(Pick("\"*\"", $"{{\"AWS\":\"{accountId}\"}}", "{\"Service\":\"ec2.amazonaws.com\"}"));
        switch (random.Next(30))
        {
            case 0 or 1: await iam.DoAsync("CreateUser", ("UserName", user), ("Path", Pick(Paths))); break;
            case 2: await DeleteUserAsync(iam, user); break;
            case 3: await iam.DoAsync("UpdateUser", ("UserName", user), ("NewUserName", Numbered("user"))); break;
            case 4: await iam.DoAsync("UpdateUser", ("UserName", user), ("NewPath", Pick(Paths))); break;
            case 5 or 6: await iam.DoAsync("CreateAccessKey", ("UserName", user), ("SimulatedAgeDays", $"{random.Next(200)}")); break;
            case 7: await ChangeKeyAsync(iam, user, random); break;
            case 8: await iam.DoAsync("CreateLoginProfile", ("UserName", user), ("Password", "x")); break;
            case 9: await iam.DoAsync("DeleteLoginProfile", ("UserName", user)); break;
            case 10: await iam.DoAsync("EnableMFADevice", ("UserName", user), ("SerialNumber", $"arn:aws:iam::{accountId}:mfa/{user}"), ("AuthenticationCode1", "1"), ("AuthenticationCode2", "2")); break;
            case 11: await iam.DoAsync("DeactivateMFADevice", ("UserName", user), ("SerialNumber", $"arn:aws:iam::{accountId}:mfa/{user}")); break;
            case 12: await iam.DoAsync(Pick("AttachUserPolicy", "DetachUserPolicy"), ("UserName", user), ("PolicyArn", policy)); break;
            case 13: await iam.DoAsync("PutUserPolicy", ("UserName", user), ("PolicyName", "own"), ("PolicyDocument", document)); break;
            case 14: await iam.DoAsync("DeleteUserPolicy", ("UserName", user), ("PolicyName", "own")); break;
            case 15: await iam.DoAsync(Pick("PutUserPermissionsBoundary", "DeleteUserPermissionsBoundary"), ("UserName", user), ("PermissionsBoundary", policy)); break;
            case 16: await iam.DoAsync("AddUserToGroup", ("UserName", user), ("GroupName", group)); break;
            case 17: await iam.DoAsync("RemoveUserFromGroup", ("UserName", user), ("GroupName", group)); break;
            case 18: await iam.DoAsync("CreateGroup", ("GroupName", group), ("Path", Pick(Paths))); break;
            case 19: await iam.DoAsync("DeleteGroup", ("GroupName", group)); break;
            case 20: await iam.DoAsync("UpdateGroup", ("GroupName", group), random.Next(2) == 0 ? ("NewGroupName", Numbered("group")) : ("NewPath", Pick(Paths))); break;
            case 21: await iam.DoAsync(Pick("AttachGroupPolicy", "DetachGroupPolicy"), ("GroupName", group), ("PolicyArn", policy)); break;
            case 22: await iam.DoAsync(Pick("PutGroupPolicy", "DeleteGroupPolicy"), ("GroupName", group), ("PolicyName", "own"), ("PolicyDocument", document)); break;
            case 23: await iam.DoAsync("CreateRole", ("RoleName", role), ("Path", Pick(Paths)), ("AssumeRolePolicyDocument", trust)); break;
            case 24: await iam.DoAsync(Pick("DeleteRole", "UpdateAssumeRolePolicy", "UpdateAssumeRolePolicy"), ("RoleName", role), ("PolicyDocument", trust)); break;
            case 25: await iam.DoAsync(Pick("AttachRolePolicy", "DetachRolePolicy"), ("RoleName", role), ("PolicyArn", policy)); break;
            case 26: await iam.DoAsync(Pick("PutRolePolicy", "DeleteRolePolicy"), ("RoleName", role), ("PolicyName", "own"), ("PolicyDocument", document)); break;
            case 27: await iam.DoAsync("CreatePolicy", ("PolicyName", name), ("Path", Paths[name[^1] % Paths.Length]), ("PolicyDocument", document)); break;
            case 28: await iam.DoAsync("CreatePolicyVersion", ("PolicyArn", own), ("PolicyDocument", document), ("SetAsDefault", Pick("true", "false"))); break;
            default: await iam.DoAsync(Pick("DeletePolicy", "SetDefaultPolicyVersion", "DeletePolicyVersion"), ("PolicyArn", own), ("VersionId", $"v{random.Next(1, 4)}")); break;
        }
    }

    private static async Task ChangeKeyAsync(IamAdministrator iam, string user, Random random)
    {
        var keys = (await iam.DoAsync("ListAccessKeys", ("UserName", user))).Element("AccessKeyMetadata")!.Elements().Select(key => key.Element("AccessKeyId")!.Value).ToArray();
        if (keys.Length > 0)
        {
            var key = keys[random.Next(keys.Length)];
            await (random.Next(2) == 0
                ? iam.DoAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", key))
                : iam.DoAsync("UpdateAccessKey", ("UserName", user), ("AccessKeyId", key), ("Status", random.Next(2) == 0 ? "Inactive" : "Active")));
        }
    }

    // A user goes only when it has nothing any more.
    private static async Task DeleteUserAsync(IamAdministrator iam, string user)
    {
        foreach (var key in (await iam.DoAsync("ListAccessKeys", ("UserName", user))).Element("AccessKeyMetadata")!.Elements())
        {
            await iam.DoAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", key.Element("AccessKeyId")!.Value));
        }

        foreach (var group in (await iam.DoAsync("ListGroupsForUser", ("UserName", user))).Element("Groups")!.Elements())
        {
            await iam.DoAsync("RemoveUserFromGroup", ("UserName", user), ("GroupName", group.Element("GroupName")!.Value));
        }

        await iam.DoAsync("DeleteUser", ("UserName", user));
    }
}
