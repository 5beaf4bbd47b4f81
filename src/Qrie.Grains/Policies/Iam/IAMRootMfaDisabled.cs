using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMRootMfaDisabled : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRootMfaDisabled",
        Title = "Root user has no second factor",
        Description = "The root user has a password or an access key, and no MFA device.",
        ResourceType = Arns.AccountType,
        Severity = 95,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Root may do everything, close the account too. Who can read the mailbox that the account is registered with can reset "
            + "its password.",
        Remediation = new()
        {
            Summary = "Register a hardware key or another MFA device for the root user. In an organization, delete the root credentials of member accounts instead.",
            Console =
            [
                "Sign in as the root user, choose the account's name at the top right, and choose Security credentials.",
                "Under Multi-factor authentication (MFA), choose Assign MFA device, and follow the steps.",
                "Or, for a member account of an organization, from its management account: in the IAM console choose Root access management, select the "
                    + "account, and choose Take privileged action, Delete root user credentials.",
            ],
            Note = "The CLI registers no device for the root user.",
        },
        Parts = ["root"],
        Controls = ["CIS 1.4", "IAM.9", "PCI 8.4.2", "IA-2(1)"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Root.Is("root", root => (root.HasPassword || root.AccessKeys > 0) && !root.MfaEnabled, whenAbsent: false),
        () => new Verdict.Violation(
            "The root user can come in without a second factor.",
            new Dictionary<string, object?>
            {
                ["has_password"] = configuration.Root.TryGet(out var root) && root.HasPassword,
                ["access_keys"] = configuration.Root.TryGet(out var same) ? same.AccessKeys : 0,
            }));
}
