using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserInitialAccessKey : IPolicy<IamUserConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserInitialAccessKey",
        Title = "Access key was made with the user and never used",
        Description = "The user has a password for the console and an active access key that was never used.",
        ResourceType = "AWS::IAM::User",
        Severity = 30,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "A key that was made because a box was ticked is in somebody's downloads, and nobody needs it.",
        Remediation = new()
        {
            Summary = "Delete the key. Who needs one can make one.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Security credentials tab, under Access keys, for the key that was never used choose Actions, Delete.",
                "Deactivate it when asked, enter its id, and choose Delete.",
            ],
            Cli = ["aws iam delete-access-key --user-name NAME --access-key-id ACCESSKEY"],
        },
        Parts = ["login_profile", "access_keys"],
        Controls = ["CIS 1.10"],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var password = configuration.LoginProfile.Is("login_profile", _ => true, whenAbsent: false);
        var unused = configuration.AccessKeys.Is("access_keys", keys => keys.Any(key => key.LastUsedOn is null), whenAbsent: false);
        return Verdict.When(password & unused, () => new Verdict.Violation(
            "The user comes in by the console, and has an access key that was never used.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["keys"] = configuration.AccessKeys.TryGet(out var keys)
                    ? keys.Where(key => key.LastUsedOn is null).Select(key => new { id = key.Id, created_at = key.CreatedAt })
                    : null,
            }));
    }
}
