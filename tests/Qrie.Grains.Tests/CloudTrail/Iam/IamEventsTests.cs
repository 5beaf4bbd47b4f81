using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Iam;

public sealed class IamEventsTests
{
    private const string Root = "'userIdentity':{'type':'Root','accountId':'111122223333'}";
    private const string Anna = "'userIdentity':{'type':'IAMUser','accountId':'111122223333','arn':'arn:aws:iam::111122223333:user/ops/anna','userName':'anna'}";

    [Theory]
    [InlineData("CreateUser", "'rp':{'userName':'anna'},'re':{'user':{'arn':'arn:aws:iam::111122223333:user/ops/anna'}}", "C iam::~:user/ops/anna")]
    [InlineData("CreateUser", "'rp':{'userName':'anna','path':'/ops/'}", "C iam::~:user/ops/anna")]
    [InlineData("CreateUser", "'rp':{'userName':'anna'}", "C iam::~:user/anna")]
    [InlineData("CreateUser", "'rp':{'userName':'anna','path':'HIDDEN_DUE_TO_SECURITY_REASONS'}", "B IAM::User")]
    [InlineData("UpdateUser", "'rp':{'userName':'anna'}", "U IAM::User anna")]
    [InlineData("UpdateUser", "'rp':{'userName':'anna','newUserName':'anne'}", "D IAM::User anna; C IAM::User anne")]
    [InlineData("UpdateUser", "'rp':{'userName':'anna','newPath':'/dev/'}", "D IAM::User anna; C iam::~:user/dev/anna")]
    [InlineData("UpdateUser", "'rp':{'userName':'anna','newUserName':'anne','newPath':'/dev/'}", "D IAM::User anna; C iam::~:user/dev/anne")]
    [InlineData("DeleteUser", "'rp':{'userName':'anna'}", "D IAM::User anna")]
    [InlineData("CreateAccessKey UpdateAccessKey DeleteAccessKey CreateLoginProfile UpdateLoginProfile DeleteLoginProfile ChangePassword EnableMFADevice "
        + "DeactivateMFADevice PutUserPolicy DeleteUserPolicy PutUserPermissionsBoundary DeleteUserPermissionsBoundary", "'rp':{'userName':'anna'}", "U IAM::User anna")]
    [InlineData("CreateAccessKey", "'rp':null,'re':{'accessKey':{'userName':'anna'}}", "U IAM::User anna")]
    [InlineData("AttachUserPolicy DetachUserPolicy", "'rp':{'userName':'anna','policyArn':'arn:aws:iam::111122223333:policy/p'}", "U IAM::User anna; U iam::~:policy/p")]
    [InlineData("AddUserToGroup RemoveUserFromGroup", "'rp':{'userName':'anna','groupName':'ops'}", "U IAM::User anna; U IAM::Group ops")]
    public void Users(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("ChangePassword UpdateAccessKey DeleteAccessKey", "'rp':{}," + Anna, "U iam::~:user/ops/anna")]
    [InlineData("DeactivateMFADevice EnableMFADevice", "'rp':{}," + Root, "U account::~:account; R account::~:account")]
    [InlineData("DeactivateMFADevice", "'rp':{'userName':'AWS ROOT USER'}", "U account::~:account")]
    [InlineData("DeleteAccessKey", "'rp':{}", "B IAM::User")]
    [InlineData("UploadSigningCertificate UpdateSigningCertificate DeleteSigningCertificate UpdateServiceSpecificCredential "
        + "ResetServiceSpecificCredential DeleteServiceSpecificCredential", "'rp':{}," + Anna, "U iam::~:user/ops/anna")]
    public void Who_is_not_named_is_the_caller(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("CreateGroup", "'re':{'group':{'arn':'arn:aws:iam::111122223333:group/ops'}}", "C iam::~:group/ops")]
    [InlineData("CreateGroup", "'re':null", "B IAM::Group")]
    [InlineData("UpdateGroup", "'rp':{'groupName':'ops','newGroupName':'sre'}", "D IAM::Group ops; C IAM::Group sre; R IAM::User of name:AWS::IAM::Group:ops")]
    [InlineData("UpdateGroup", "'rp':{'groupName':'ops','newPath':'/eu/'}", "D IAM::Group ops; C iam::~:group/eu/ops; R IAM::User of name:AWS::IAM::Group:ops")]
    [InlineData("PutGroupPolicy DeleteGroupPolicy", "'rp':{'groupName':'ops'}", "U IAM::Group ops; R IAM::User of name:AWS::IAM::Group:ops")]
    [InlineData("AttachGroupPolicy DetachGroupPolicy", "'rp':{'groupName':'ops','policyArn':'arn:aws:iam::111122223333:policy/p'}",
        "U IAM::Group ops; R IAM::User of name:AWS::IAM::Group:ops; U iam::~:policy/p")]
    [InlineData("DeleteGroup", "'rp':{'groupName':'ops'}", "D IAM::Group ops")]
    [InlineData("PutGroupPolicy", "'rp':'null'", "B IAM::Group; B IAM::User")]
    public void Groups(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("CreateRole CreateServiceLinkedRole", "'re':{'role':{'arn':'arn:aws:iam::111122223333:role/aws-service-role/x/R'}}", "C iam::~:role/aws-service-role/x/R")]
    [InlineData("CreateRole", "'rp':{'roleName':'R','path':'/ci/'}", "C iam::~:role/ci/R")]
    [InlineData("CreateServiceLinkedRole", "'rp':{'aWSServiceName':'x.amazonaws.com'}", "B IAM::Role")]
    [InlineData("UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy PutRolePolicy DeleteRolePolicy PutRolePermissionsBoundary "
        + "DeleteRolePermissionsBoundary AddRoleToInstanceProfile RemoveRoleFromInstanceProfile", "'rp':{'roleName':'R','instanceProfileName':'I'}", "U IAM::Role R")]
    [InlineData("AttachRolePolicy DetachRolePolicy", "'rp':{'roleName':'R','policyArn':'arn:aws:iam::111122223333:policy/p'}", "U IAM::Role R; U iam::~:policy/p")]
    [InlineData("DeleteRole DeleteServiceLinkedRole", "'rp':{'roleName':'R'}", "D IAM::Role R")]
    public void Roles(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("CreatePolicy", "'re':{'policy':{'arn':'arn:aws:iam::111122223333:policy/p'}}", "C iam::~:policy/p")]
    [InlineData("CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion TagPolicy UntagPolicy", "'rp':{'policyArn':'arn:aws:iam::111122223333:policy/p'}",
        "U iam::~:policy/p; R IAM::User of iam::~:policy/p; R IAM::Role of iam::~:policy/p; R IAM::Group of iam::~:policy/p")]
    [InlineData("DeletePolicy", "'rp':{'policyArn':'arn:aws:iam::111122223333:policy/p'}", "D iam::~:policy/p")]
    [InlineData("AttachRolePolicy DetachRolePolicy", "'rp':{'roleName':'R','policyArn':'arn:aws:iam::aws:policy/ReadOnlyAccess'}", "U IAM::Role R")]
    [InlineData("AttachRolePolicy", "'rp':{'roleName':'R','policyArn':'arn:aws:iam::aws:policy/AWSSupportAccess'}", "U IAM::Role R; R account::~:account")]
    [InlineData("DetachUserPolicy", "'rp':{'userName':'anna','policyArn':'arn:aws:iam::aws:policy/AWSCloudShellFullAccess'}", "U IAM::User anna; R account::~:account")]
    [InlineData("AttachGroupPolicy", "'rp':{'groupName':'ops','policyArn':'arn:aws:iam::aws:policy/AWSSupportAccess'}",
        "U IAM::Group ops; R IAM::User of name:AWS::IAM::Group:ops; R account::~:account")]
    [InlineData("AttachUserPolicy", "'rp':{'userName':'anna','policyArn':'<sensitiveDataRemoved>'}", "U IAM::User anna; B IAM::ManagedPolicy")]
    public void Policies(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy CreateAccountAlias DeleteAccountAlias UploadServerCertificate "
        + "UpdateServerCertificate DeleteServerCertificate SetSecurityTokenServicePreferences", "'rp':{}", "U account::~:account")]
    [InlineData("CreateVirtualMFADevice DeleteVirtualMFADevice TagMFADevice UntagMFADevice",
        "'rp':{'serialNumber':'arn:aws:iam::111122223333:mfa/root-account-mfa-device'}", "U account::~:account")]
    [InlineData("CreateVirtualMFADevice", "'re':{'virtualMFADevice':{'serialNumber':'arn:aws:iam::111122223333:mfa/root-account-mfa-device'}}", "U account::~:account")]
    [InlineData("CreateVirtualMFADevice DeleteVirtualMFADevice TagMFADevice UntagMFADevice", "'rp':{'serialNumber':'arn:aws:iam::111122223333:mfa/anna'}", "ignored no_resource")]
    public void What_is_set_for_the_account(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("TagUser UntagUser UploadSSHPublicKey CreateServiceSpecificCredential ResyncMFADevice", "'rp':{'userName':'anna'}", "U IAM::User anna")]
    [InlineData("TagRole UntagRole", "'rp':{'roleName':'R'}", "U IAM::Role R")]
    [InlineData("CreateSAMLProvider AddClientIDToOpenIDConnectProvider CreateInstanceProfile TagInstanceProfile CreateDelegationRequest "
        + "EnableOrganizationsRootSessions EnableOutboundWebIdentityFederation TagServerCertificate UntagServerCertificate", "'rp':{}", "ignored no_resource")]
    [InlineData("GenerateCredentialReport GenerateServiceLastAccessedDetails GenerateOrganizationsAccessReport SimulateCustomPolicy SimulatePrincipalPolicy",
        "'rp':{}", "ignored listed")]
    [InlineData("InventSomething", "'rp':{}", "unclassified InventSomething")]
    public void All_others(string names, string members, string expected) => ShouldEachGive("iam", names, members, expected);

    [Theory]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Success'}," + Anna, "U iam::~:user/ops/anna")]
    [InlineData("PasswordUpdated", "'re':{'PasswordUpdated':'Success'}," + Anna, "U iam::~:user/ops/anna")]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Success'},'userIdentity':{'type':'IAMUser','userName':'anna'}", "U IAM::User anna")]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Failure'}," + Anna, "ignored failed")]
    [InlineData("ConsoleLogin", "'re':null," + Anna, "ignored failed")]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Success'}," + Root, "U account::~:account")]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Failure'}," + Root, "ignored failed")]
    [InlineData("ConsoleLogin", "'re':{'ConsoleLogin':'Success'}", "ignored no_resource")]
    [InlineData("CheckMfa SwitchRole", "'re':{'CheckMfa':'Success'}," + Anna, "ignored listed")]
    public void Sign_in(string names, string members, string expected) => ShouldEachGive("signin", names, members, expected);
}
