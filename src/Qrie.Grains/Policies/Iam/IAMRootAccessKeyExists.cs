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
        Remediation = new()
        {
            Summary = "See when the key was last used and by what, move that to a role, and delete the key.",
            Console =
            [
                "Sign in as the root user, choose the account's name at the top right, and choose Security credentials.",
                "Under Access keys, choose Actions, Deactivate, and see what misses it.",
                "Choose Actions, Delete.",
                "Or, in an organization, from its management account: in the IAM console choose Root access management, select the account, and choose "
                    + "Take privileged action, Delete root user credentials.",
            ],
            Cli =
            [
                "aws sts assume-root --region us-east-1 --target-principal ACCOUNT --task-policy-arn "
                    + "arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials",
                "aws iam list-access-keys",
                "aws iam delete-access-key --access-key-id ACCESSKEY",
            ],
            Note = "The commands are for a member account of an organization with centralized root access: the first from the management account or its "
                + "delegate, the others with the credentials that it returns. The management account's own key goes in the console.",
        },
        Parts = ["root"],
        Controls = ["CIS 1.3", "IAM.4", "PCI 8.2.1", "AC-6"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Root.Is("root", root => root.AccessKeys > 0, whenAbsent: false),
        () => new Verdict.Violation("The root user has an access key.", new Dictionary<string, object?>()));
}
