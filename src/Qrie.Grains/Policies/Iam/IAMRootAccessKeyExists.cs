using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMRootAccessKeyExists : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRootAccessKeyExists",
        Title = "Root user has an access key",
        Description = "The account's root user has at least one access key.",
        ResourceType = Arns.AccountType,
        Severity = 95,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "A key of root's may do everything, cannot be bounded by any policy of the account, and lasts until somebody deletes "
            + "it.",
        Remediation = "Sign in as root, see under Security credentials when the key was last used and by what, move that to a role, and "
            + "delete the key. Organizations can delete it from the management account.",
        Parts = ["root"],
        Controls = ["CIS 1.3", "IAM.4", "PCI 8.2.1", "AC-6"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Root.Is("root", root => root.AccessKeys > 0, whenAbsent: false),
        () => new Verdict.Violation("The root user has an access key.", new Dictionary<string, object?>()));
}
