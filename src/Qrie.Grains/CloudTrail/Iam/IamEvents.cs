using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.AccountLevel;
using static Qrie.CloudTrail.Iam.IamShapes;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Iam;

/// <summary>Users, groups, roles, policies, and what is set for the account. Who is not named is the caller.</summary>
internal sealed class IamEvents : EventTable
{
    private const string Named = "rp.userName / re.accessKey.userName / caller";

    public override string EventSource => "iam.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } = [.. Users(), .. Groups(), .. Roles(), .. Policies(), .. Settings()];

    public override IReadOnlyList<EventRule> Defaults { get; } =
    [
        On("*").Changed(User, "rp.userName?").Changed(Role, "rp.roleName?").Changed(Group, "rp.groupName?").Changed(Policy, "rp.policyArn?"),
    ];

    public override string Listed =>
        "GenerateCredentialReport GenerateServiceLastAccessedDetails GenerateOrganizationsAccessReport SimulateCustomPolicy SimulatePrincipalPolicy";

    public override string NoResource =>
        "*Provider* *InstanceProfile* *Delegation* *OrganizationsRoot* *WebIdentityFederation TagServerCertificate UntagServerCertificate";

    private static EventRule[] Users() =>
    [
        On("CreateUser").Created(User, "re.user.arn / rp.path? + rp.userName"),
        On("UpdateUser").Renamed(User, "rp.userName", "rp.newPath + rp.newUserName / rp.newPath + rp.userName / rp.newUserName?"),
        On("DeleteUser").Deleted(User, "rp.userName"),
        On("CreateAccessKey UpdateAccessKey DeleteAccessKey").Changed(User, Named, "access_keys,root"),
        On("CreateLoginProfile UpdateLoginProfile DeleteLoginProfile ChangePassword").Changed(User, Named, "login_profile,root"),
        On("EnableMFADevice DeactivateMFADevice").Changed(User, Named, "mfa,root"),
        On("PutUserPolicy DeleteUserPolicy").Changed(User, Named, "inline_policies"),
        On("PutUserPermissionsBoundary DeleteUserPermissionsBoundary").Changed(User, Named, "permissions_boundary"),
        // Of the default row, those that may leave the name to the caller.
        On("UploadSigningCertificate UpdateSigningCertificate DeleteSigningCertificate "
            + "UpdateServiceSpecificCredential ResetServiceSpecificCredential DeleteServiceSpecificCredential")
            .Changed(User, "rp.userName / caller"),
        On("AttachUserPolicy DetachUserPolicy").Changed(User, "rp.userName", "attached_policies").Changed(Policy, "rp.policyArn", "attachment_count").RelatedNamed(WatchedPolicy, "rp.policyArn?"),
    ];

    private static EventRule[] Groups() =>
    [
        On("CreateGroup").Created(Group, "re.group.arn"),
        On("UpdateGroup").Renamed(Group, "rp.groupName", "rp.newPath + rp.newGroupName / rp.newPath + rp.groupName / rp.newGroupName?").Related(User),
        On("AddUserToGroup RemoveUserFromGroup").Changed(User, "rp.userName", "groups").Changed(Group, "rp.groupName", "member_count"),
        On("PutGroupPolicy DeleteGroupPolicy").Changed(Group, "rp.groupName", "inline_policies").RelatedPart(User, "groups"),
        On("AttachGroupPolicy DetachGroupPolicy")
            .Changed(Group, "rp.groupName", "attached_policies").RelatedPart(User, "groups").Changed(Policy, "rp.policyArn", "attachment_count").RelatedNamed(WatchedPolicy, "rp.policyArn?"),
        On("DeleteGroup").Deleted(Group, "rp.groupName"),
    ];

    private static EventRule[] Roles() =>
    [
        On("CreateRole CreateServiceLinkedRole").Created(Role, "re.role.arn / rp.path? + rp.roleName"),
        On("UpdateRole UpdateRoleDescription AddRoleToInstanceProfile RemoveRoleFromInstanceProfile").Changed(Role, "rp.roleName"),
        On("UpdateAssumeRolePolicy").Changed(Role, "rp.roleName", "trust_policy"),
        On("PutRolePolicy DeleteRolePolicy").Changed(Role, "rp.roleName", "inline_policies"),
        On("PutRolePermissionsBoundary DeleteRolePermissionsBoundary").Changed(Role, "rp.roleName", "permissions_boundary"),
        On("AttachRolePolicy DetachRolePolicy").Changed(Role, "rp.roleName", "attached_policies").Changed(Policy, "rp.policyArn", "attachment_count").RelatedNamed(WatchedPolicy, "rp.policyArn?"),
        On("DeleteRole DeleteServiceLinkedRole").Deleted(Role, "rp.roleName"),
    ];

    private static EventRule[] Policies() =>
    [
        On("CreatePolicy").Created(Policy, "re.policy.arn"),
        On("CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion TagPolicy UntagPolicy")
            .Changed(Policy, "rp.policyArn").Related(User, Role, Group),
        On("DeletePolicy").Deleted(Policy, "rp.policyArn"),
    ];

    private static EventRule[] Settings() =>
    [
        On("UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy").ChangedOnly(Account, "password_policy"),
        On("CreateAccountAlias DeleteAccountAlias UploadServerCertificate UpdateServerCertificate DeleteServerCertificate SetSecurityTokenServicePreferences")
            .ChangedOnly(Account),
        On("CreateVirtualMFADevice DeleteVirtualMFADevice TagMFADevice UntagMFADevice")
            .Changed(RootMfaDevice, "rp.serialNumber / re.virtualMFADevice.serialNumber"),
    ];
}
