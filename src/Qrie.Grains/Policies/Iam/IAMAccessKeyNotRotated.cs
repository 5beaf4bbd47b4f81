using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMAccessKeyNotRotated : IPolicy<IamUserConfiguration>
{
    private static readonly PolicyParameter MaxAge = new("max_age_days", 90, 1, 3650, "How many days old an active access key may get.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMAccessKeyNotRotated",
        Title = "Access key was not rotated",
        Description = "An active access key of the user is older than it may get.",
        ResourceType = "AWS::IAM::User",
        Severity = 70,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "The older a key, the more places it has been in: laptops, build logs, backups, repositories. Rotating keys ends what "
            + "was copied.",
        Remediation = new()
        {
            Summary = "Make a second key, put it where the first is used, switch the first off, and delete it when nothing has missed it.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Security credentials tab, under Access keys, choose Create access key, and put the new key where the old one is used.",
                "For the old key choose Actions, Deactivate.",
                "When nothing has missed it, choose Actions, Delete.",
            ],
            Cli =
            [
                "aws iam create-access-key --user-name NAME",
                "aws iam update-access-key --user-name NAME --access-key-id ACCESSKEY --status Inactive",
                "aws iam delete-access-key --user-name NAME --access-key-id ACCESSKEY",
            ],
            Note = "Better still, use roles, which have no keys to rotate.",
        },
        Parts = ["access_keys"],
        Controls = ["CIS 1.13", "IAM.3", "PCI 8.6.3", "AC-2(1)"],
        Parameters = [MaxAge],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var limit = TimeSpan.FromDays(context.ValueOf(MaxAge));
        Age Of(IamAccessKey key) => new(key.CreatedAt, limit);
        return AccessKeys.Judge(configuration, Of, context.Now, old => new Verdict.Violation(
            $"{(old.Count == 1 ? "An active access key is" : "Two active access keys are")} older than {limit.TotalDays} days.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["keys"] = old.Select(key => new { id = key.Id, created_at = key.CreatedAt }),
            }));
    }
}
