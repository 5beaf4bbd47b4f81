using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;
using static Qrie.Silo.Tests.Services.Iam.IamAdministrator;

namespace Qrie.Silo.Tests.Services.Iam;

/// <summary>IAM from the event to the finding.</summary>
public sealed class IamServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly QrieHost qrie = fixture.Host;

    private SimulatedAccount Account => qrie.Simulator.Organization.Accounts[0];

    [Fact]
    public async Task A_user_becomes_an_administrator_and_is_one_no_more()
    {
        using var iam = Iam();
        await iam.DoAsync("CreateUser", ("UserName", "Ada"), ("Path", "/eng/"));
        var arn = Arn("user/eng/Ada");
        await Eventually.GetAsync(() => qrie.Service<IInventoryQueries>().ResourceAsync(arn, ct), "the user");
        await iam.DoAsync("AttachUserPolicy", ("UserName", "ada"), ("PolicyArn", AdministratorAccess));

        var finding = await ActiveAsync(arn, "IAMUserAdminAccess");
        finding.Cause!.EventName.Should().Be("AttachUserPolicy");
        finding.Evidence.Should().Contain(AdministratorAccess);
        await iam.DoAsync("DetachUserPolicy", ("UserName", "ADA"), ("PolicyArn", AdministratorAccess));
        (await ResolvedAsync(arn, "IAMUserAdminAccess")).ResolvedReason.Should().Be(ResolvedReason.Compliant);
        var change = (await qrie.Service<IInventoryQueries>().HistoryAsync(arn, 1, null, ct)).Items[0];
        change.Cause!.EventName.Should().Be("DetachUserPolicy");
        change.Diff.Should().OnlyContain(operation => operation.Path.StartsWith("/attached_policies"));

        await iam.DoAsync("DeleteUser", ("UserName", "ada"));
        await Eventually.TrueAsync(async () => (await qrie.Service<IInventoryQueries>().ResourceAsync(arn, ct))!.Status == ResourceStatus.Deleted, "the tombstone");
    }

    [Fact]
    public async Task A_policy_that_a_group_gets_or_that_changes_is_judged_for_each_member()
    {
        using var iam = Iam();
        var policy = (await iam.DoAsync("CreatePolicy", ("PolicyName", "team"), ("PolicyDocument", Everything))).Element("Policy")!.Element("Arn")!.Value;
        await iam.DoAsync("CreateGroup", ("GroupName", "Team"), ("Path", "/x/"));
        foreach (var name in new[] { "gus", "gil" })
        {
            await iam.DoAsync("CreateUser", ("UserName", name));
            await iam.DoAsync("AddUserToGroup", ("UserName", name), ("GroupName", "team"));
            await Eventually.TrueAsync(async () => (await qrie.Service<IInventoryQueries>().ResourceAsync(Arn($"user/{name}"), ct))?.Configuration?.Contains("group/x/Team", StringComparison.Ordinal) == true, "the membership");
        }

        await iam.DoAsync("AttachGroupPolicy", ("GroupName", "team"), ("PolicyArn", policy));
        (await ActiveAsync(Arn("user/gus"), "IAMUserAdminAccess")).Evidence.Should().Contain("group/x/Team");
        await ActiveAsync(Arn("user/gil"), "IAMUserAdminAccess");
        await ActiveAsync(Arn("group/x/Team"), "IAMGroupAdminAccess");
        await ActiveAsync(policy, "IAMPolicyOverlyPermissive");

        await iam.DoAsync("CreatePolicyVersion", ("PolicyArn", policy), ("PolicyDocument", Little), ("SetAsDefault", "true"));
        await ResolvedAsync(policy, "IAMPolicyOverlyPermissive");
        await ResolvedAsync(Arn("group/x/Team"), "IAMGroupAdminAccess");
        await ResolvedAsync(Arn("user/gus"), "IAMUserAdminAccess");
        await ResolvedAsync(Arn("user/gil"), "IAMUserAdminAccess");
    }

    [Fact]
    public async Task A_renamed_user_is_gone_under_its_old_name_and_there_under_its_new_one()
    {
        using var iam = Iam();
        await iam.DoAsync("CreateUser", ("UserName", "rae"));
        await iam.DoAsync("CreateLoginProfile", ("UserName", "rae"), ("Password", "x"));
        await ActiveAsync(Arn("user/rae"), "IAMUserMfaDisabled");

        await iam.DoAsync("UpdateUser", ("UserName", "rae"), ("NewUserName", "roy"), ("NewPath", "/new/"));

        await ActiveAsync(Arn("user/new/roy"), "IAMUserMfaDisabled");
        (await ResolvedAsync(Arn("user/rae"), "IAMUserMfaDisabled")).ResolvedReason.Should().Be(ResolvedReason.ResourceDeleted);
    }

    [Fact]
    public async Task A_second_factor_mends_a_console_user_and_an_old_key_is_found()
    {
        using var iam = Iam();
        await iam.DoAsync("CreateUser", ("UserName", "kim"));
        await iam.DoAsync("CreateLoginProfile", ("UserName", "kim"), ("Password", "x"));
        var key = (await iam.DoAsync("CreateAccessKey", ("UserName", "kim"), ("SimulatedAgeDays", "100"))).Element("AccessKey")!.Element("AccessKeyId")!.Value;
        await ActiveAsync(Arn("user/kim"), "IAMUserMfaDisabled");
        (await ActiveAsync(Arn("user/kim"), "IAMAccessKeyNotRotated")).Evidence.Should().Contain(key);
        await ActiveAsync(Arn("user/kim"), "IAMAccessKeyUnused");

        await iam.DoAsync("EnableMFADevice", ("UserName", "kim"), ("SerialNumber", Arn("mfa/kim")), ("AuthenticationCode1", "1"), ("AuthenticationCode2", "2"));
        await iam.DoAsync("UpdateAccessKey", ("UserName", "kim"), ("AccessKeyId", key), ("Status", "Inactive"));
        await ResolvedAsync(Arn("user/kim"), "IAMUserMfaDisabled");
        await ResolvedAsync(Arn("user/kim"), "IAMAccessKeyNotRotated");
    }

    [Fact]
    public async Task A_key_becomes_too_old_without_any_event()
    {
        using var iam = Iam();
        await iam.DoAsync("CreateUser", ("UserName", "tim"));
        var almost = TimeSpan.FromDays(90) - TimeSpan.FromSeconds(8);
        await iam.DoAsync("CreateAccessKey", ("UserName", "tim"), ("SimulatedAgeDays", almost.TotalDays.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        qrie.Simulator.Organization.Iam.UseKeys(Account.Id, "tim");
        await Eventually.TrueAsync(
            async () => (await qrie.Service<IInventoryQueries>().ResourceAsync(Arn("user/tim"), ct))?.Configuration?.Contains("AKIA", StringComparison.Ordinal) == true, "the key");

        var finding = await ActiveAsync(Arn("user/tim"), "IAMAccessKeyNotRotated");

        finding.OpenedAt.Should().BeAfter(qrie.Simulator.Organization.EmittedEvents.Last(one => one.Subject.Contains("tim", StringComparison.Ordinal)).Time);
    }

    [Fact]
    public async Task A_role_that_trusts_everybody_is_found_and_a_services_role_is_not_judged()
    {
        using var iam = Iam();
        await iam.DoAsync("CreateRole", ("RoleName", "open"), ("AssumeRolePolicyDocument", Trust("\"*\"")));
        await ActiveAsync(Arn("role/open"), "IAMRoleTrustPublic");
        await iam.DoAsync("UpdateAssumeRolePolicy", ("RoleName", "open"), ("PolicyDocument", Trust("{\"Service\":\"ec2.amazonaws.com\"}")));
        await ResolvedAsync(Arn("role/open"), "IAMRoleTrustPublic");

        await iam.DoAsync("CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"));
        var arn = Arn("role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoscaling");
        (await Eventually.GetAsync(() => qrie.Service<IInventoryQueries>().ResourceAsync(arn, ct), "the role")).UnknownPolicies.Should().BeEmpty();
    }

    [Fact]
    public async Task A_permission_that_is_missing_makes_the_policy_unknown_and_is_named()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        qrie.Simulator.Organization.Faults.Deny(account.Id, "iam:GetUserPolicy");
        using var iam = new IamAdministrator(qrie.Simulator, account.Id);
        await iam.DoAsync("CreateUser", ("UserName", "una"));
        await iam.DoAsync("PutUserPolicy", ("UserName", "una"), ("PolicyName", "own"), ("PolicyDocument", Everything));

        await qrie.ShouldBeUnknownAsync($"arn:aws:iam::{account.Id}:user/una", "IAMUserAdminAccess", "inline_policies", "iam:GetUserPolicy");
    }

    [Fact]
    public async Task Root_at_work_is_seen_and_its_use_is_no_change_twice_an_hour()
    {
        var account = qrie.Simulator.Organization.Accounts[2];
        var arn = $"arn:aws:account::{account.Id}:account";
        qrie.Simulator.Organization.Iam.SignIn(account.Id, null);
        (await ActiveAsync(arn, "IAMRootAccountActive")).Cause!.EventName.Should().Be("ConsoleLogin");
        (await ActiveAsync(arn, "IAMPasswordPolicyTooShort")).Message.Should().Contain("no password policy");

        using var root = new IamAdministrator(qrie.Simulator, account.Id, "root");
        await root.DoAsync("CreateAccessKey");
        await ActiveAsync(arn, "IAMRootAccessKeyExists");
        await root.DoAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "14"));
        await ResolvedAsync(arn, "IAMPasswordPolicyTooShort");

        await qrie.SettleAsync(ct);
        var history = (await qrie.Service<IInventoryQueries>().HistoryAsync(arn, 100, null, ct)).Items;
        history.SelectMany(entry => entry.Diff).Count(operation => operation.Path == "/root_last_seen_at").Should().BeLessThanOrEqualTo(1);
    }

    private async Task<Finding> ActiveAsync(string arn, string policy) => await FindingAsync(arn, policy, FindingStatus.Active);

    private async Task<Finding> ResolvedAsync(string arn, string policy) => await FindingAsync(arn, policy, FindingStatus.Resolved);

    private Task<Finding> FindingAsync(string arn, string policy, FindingStatus status) => Eventually.GetAsync(
        async () => (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Arn = arn, Policy = policy, State = status }, 1, null, ct)).Items.SingleOrDefault()?.Finding,
        $"{policy} of {arn} to be {status}");

    private string Arn(string resource) => $"arn:aws:iam::{Account.Id}:{resource}";

    private IamAdministrator Iam() => new(qrie.Simulator, Account.Id);
}
