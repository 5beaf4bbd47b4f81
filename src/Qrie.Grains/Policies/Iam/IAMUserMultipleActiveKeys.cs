using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserMultipleActiveKeys : IPolicy<IamUserConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserMultipleActiveKeys",
        Title = "User has two active access keys",
        Description = "Both access keys that a user may have are active.",
        ResourceType = "AWS::IAM::User",
        Severity = 35,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Two keys are for the time of a rotation. When both stay, one of them is forgotten somewhere, and there is no room for "
            + "the next rotation.",
        Remediation = new()
        {
            Summary = "See by the date of its last use which key is not needed, switch it off, and delete it later.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Security credentials tab, under Access keys, see when each was last used.",
                "For the one that is not needed choose Actions, Deactivate.",
                "When nothing has missed it, choose Actions, Delete.",
            ],
            Cli =
            [
                "aws iam list-access-keys --user-name NAME",
                "aws iam get-access-key-last-used --access-key-id ACCESSKEY",
                "aws iam update-access-key --user-name NAME --access-key-id ACCESSKEY --status Inactive",
            ],
        },
        Parts = ["access_keys"],
        Controls = ["CIS 1.12"],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.AccessKeys.Is("access_keys", keys => keys.Count > 1, whenAbsent: false),
        () => new Verdict.Violation(
            "The user has two active access keys.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["keys"] = configuration.AccessKeys.TryGet(out var keys) ? keys.Select(key => new { id = key.Id, created_at = key.CreatedAt, last_used = key.LastUsedOn }) : null,
            }));
}
