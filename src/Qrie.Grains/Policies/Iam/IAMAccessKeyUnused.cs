using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMAccessKeyUnused : IPolicy<IamUserConfiguration>
{
    private static readonly PolicyParameter MaxUnused = new("max_unused_days", 45, 1, 3650, "For how many days an active access key may go unused.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMAccessKeyUnused",
        Title = "Access key is not used",
        Description = "An active access key of the user has not been used for long; one that never was counts from the day on which it was "
            + "made.",
        ResourceType = "AWS::IAM::User",
        Severity = 60,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "A key that nobody uses is missed by nobody when it is stolen. It gives access for nothing.",
        Remediation = new()
        {
            Summary = "Switch the key off, and delete it if nothing has missed it after a while.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Security credentials tab, under Access keys, choose Actions, Deactivate for the key that the evidence names.",
                "When nothing has missed it, choose Actions, Delete.",
            ],
            Cli =
            [
                "aws iam update-access-key --user-name NAME --access-key-id ACCESSKEY --status Inactive",
                "aws iam delete-access-key --user-name NAME --access-key-id ACCESSKEY",
            ],
        },
        Parts = ["access_keys"],
        Controls = ["CIS 1.11", "IAM.22", "PCI 8.2.6", "AC-2(3)"],
        Parameters = [MaxUnused],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var limit = TimeSpan.FromDays(context.ValueOf(MaxUnused));
        Age Of(IamAccessKey key) => key.LastUsedOn is { } day ? Age.Of(day, limit) : new Age(key.CreatedAt, limit);
        return AccessKeys.Judge(configuration, Of, context.Now, unused => new Verdict.Violation(
            $"{(unused.Count == 1 ? "An active access key was" : "Two active access keys were")} not used in the last {limit.TotalDays} days.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["keys"] = unused.Select(key => new { id = key.Id, created_at = key.CreatedAt, last_used = key.LastUsedOn }),
            }));
    }
}
