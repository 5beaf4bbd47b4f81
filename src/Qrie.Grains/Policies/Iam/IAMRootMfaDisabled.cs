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
        Remediation = "Sign in as root and register a hardware key or another MFA device under Security credentials. In an organization, "
            + "delete the root credentials of member accounts instead.",
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
