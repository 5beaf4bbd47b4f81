namespace Qrie.Simulator.Tests.Iam;

public sealed class IamPolicyTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task A_policy_has_versions_and_goes_when_nothing_has_it()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        var arn = (await iam.OkAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", Document))).Element("Policy")!.Element("Arn")!.Value;
        await iam.OkAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Document.Replace("s3", "sqs")), ("SetAsDefault", "true"));
        await iam.OkAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust));
        await iam.OkAsync("AttachRolePolicy", ("RoleName", "r"), ("PolicyArn", arn));

        var policy = (await iam.OkAsync("GetPolicy", ("PolicyArn", arn))).Element("Policy")!;
        policy.Element("DefaultVersionId")!.Value.Should().Be("v2");
        policy.Element("AttachmentCount")!.Value.Should().Be("1");
        var version = await iam.OkAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"));
        version.Element("PolicyVersion")!.Element("Document")!.Value.Should().StartWith("%7B%22Version%22").And.Contain("sqs");
        (await iam.RefusedAsync("DeletePolicy", ("PolicyArn", arn))).Should().Be("DeleteConflict");

        await iam.OkAsync("DetachRolePolicy", ("RoleName", "r"), ("PolicyArn", arn));
        await iam.OkAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        await iam.OkAsync("DeletePolicy", ("PolicyArn", arn));
        (await iam.RefusedAsync("GetPolicy", ("PolicyArn", arn))).Should().Be("NoSuchEntity");
    }

    [Fact]
    public async Task What_is_no_document_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);

        (await iam.RefusedAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", "{"))).Should().Be("MalformedPolicyDocument");
        (await iam.RefusedAsync("AttachRolePolicy", ("RoleName", "QrieInventoryRole"), ("PolicyArn", "arn:aws:iam::aws:policy/NoSuch"))).Should().Be("NoSuchEntity");
    }

    [Fact]
    public async Task All_is_read_at_once_page_by_page()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        await iam.OkAsync("CreateUser", ("UserName", "ann"));
        await iam.OkAsync("CreateGroup", ("GroupName", "dev"));
        await iam.OkAsync("AddUserToGroup", ("UserName", "ann"), ("GroupName", "dev"));
        await iam.OkAsync("PutGroupPolicy", ("GroupName", "dev"), ("PolicyName", "in"), ("PolicyDocument", Document));
        await iam.OkAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", Document));

        var first = await iam.OkAsync("GetAccountAuthorizationDetails", ("MaxItems", "2"));
        first.Element("UserDetailList")!.Element("member")!.Element("GroupList")!.Value.Should().Be("dev");
        first.Element("GroupDetailList")!.Element("member")!.Element("GroupPolicyList")!.Element("member")!.Element("PolicyName")!.Value.Should().Be("in");
        var second = await iam.OkAsync("GetAccountAuthorizationDetails", ("MaxItems", "2"), ("Marker", first.Element("Marker")!.Value));
        second.Element("RoleDetailList")!.Element("member")!.Element("RoleName")!.Value.Should().Be("QrieInventoryRole");
        second.Element("Policies")!.Element("member")!.Element("PolicyVersionList")!.Element("member")!.Element("IsDefaultVersion")!.Value.Should().Be("true");
        second.Element("IsTruncated")!.Value.Should().Be("false");
        (await iam.OkAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "Group"))).Element("UserDetailList")!.HasElements.Should().BeFalse();
    }

    [Fact]
    public async Task Roles_of_services_are_made_and_deleted_by_operations_of_their_own()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);

        var role = (await iam.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "elasticloadbalancing.amazonaws.com"))).Element("Role")!;
        role.Element("Path")!.Value.Should().Be("/aws-service-role/elasticloadbalancing.amazonaws.com/");
        (await iam.RefusedAsync("DeleteRole", ("RoleName", role.Element("RoleName")!.Value))).Should().Be("UnmodifiableEntity");
        await iam.OkAsync("DeleteServiceLinkedRole", ("RoleName", role.Element("RoleName")!.Value));
    }

    [Fact]
    public async Task Root_and_the_password_policy_show_in_the_account()
    {
        await using var aws = await Aws.StartAsync();
        using var iam = new IamCaller(aws);
        async Task<string> NumberAsync(string name) => (await iam.OkAsync("GetAccountSummary")).Element("SummaryMap")!.Elements("entry").Single(entry => entry.Element("key")!.Value == name).Element("value")!.Value;

        (await iam.RefusedAsync("GetAccountPasswordPolicy")).Should().Be("NoSuchEntity");
        await iam.OkAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "14"), ("RequireSymbols", "true"));
        (await iam.OkAsync("GetAccountPasswordPolicy")).Element("PasswordPolicy")!.Element("RequireNumbers")!.Value.Should().Be("false");
        (await NumberAsync("AccountAccessKeysPresent")).Should().Be("0");
        (await iam.CallAsync("CreateAccessKey", [], $"root:{aws.Account.Id}")).Error.Should().BeNull();
        (await NumberAsync("AccountAccessKeysPresent")).Should().Be("1");
        (await NumberAsync("AccountMFAEnabled")).Should().Be("1");
        (await iam.CallAsync("DeactivateMFADevice", [("SerialNumber", $"arn:aws:iam::{aws.Account.Id}:mfa/root-account-mfa-device")], $"root:{aws.Account.Id}")).Error.Should().BeNull();
        (await NumberAsync("AccountMFAEnabled")).Should().Be("0");
    }
}
