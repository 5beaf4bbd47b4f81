using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserConsoleUnused : IPolicy<IamUserConfiguration>
{
    private static readonly PolicyParameter MaxUnused = new("max_unused_days", 45, 1, 3650, "For how many days the password may go unused.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserConsoleUnused",
        Title = "Console password is not used",
        Description = "The user has a password for the console that has not been used for long; one that never was counts from the day on "
            + "which it was made.",
        ResourceType = "AWS::IAM::User",
        Severity = 55,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Accounts of people who have moved on are where intruders stay unseen: nobody wonders about a sign-in.",
        Remediation = new()
        {
            Summary = "Delete the password. If the person has left, delete the user.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Security credentials tab, under Console sign-in, choose Manage console access.",
                "Choose Disable access, and confirm.",
            ],
            Cli = ["aws iam delete-login-profile --user-name NAME"],
        },
        Parts = ["login_profile"],
        Controls = ["CIS 1.11", "IAM.22", "AC-2(3)"],
        Parameters = [MaxUnused],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        if (configuration.LoginProfile.IsAbsent)
        {
            return new Verdict.NotApplicable("The user has no password for the console.");
        }

        if (!configuration.LoginProfile.TryGet(out var login))
        {
            return new Verdict.Unknown($"login_profile: {configuration.LoginProfile.Reason}");
        }

        var limit = TimeSpan.FromDays(context.ValueOf(MaxUnused));
        if ((login.LastUsedOn is { } day ? Age.Of(day, limit) : login.CreatedAt is { } created ? new Age(created, limit) : (Age?)null) is not { } age)
        {
            return new Verdict.Unknown("login_profile: when the password was made is not known.");
        }

        return age.IsPassed(context.Now)
            ? new Verdict.Violation(
                $"The password for the console was not used in the last {limit.TotalDays} days.",
                new Dictionary<string, object?> { ["user_name"] = configuration.Name, ["last_used"] = login.LastUsedOn, ["created_at"] = login.CreatedAt })
            : new Verdict.Compliant { ReevaluateAt = age.PassedFrom };
    }
}
