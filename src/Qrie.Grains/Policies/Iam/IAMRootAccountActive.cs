using Qrie.Aws;
using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMRootAccountActive : IPolicy<AccountConfiguration>
{
    private static readonly PolicyParameter Quiet = new("quiet_days", 30, 1, 365, "For how many days root must not have been used.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRootAccountActive",
        Title = "Root user is in use",
        Description = "The account's root user came in by its password or by an access key, or caused an event, not long ago.",
        ResourceType = Arns.AccountType,
        Severity = 95,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Nothing bounds what root may do, and its records do not say who it was. Apart from a few tasks that only root can do, its use is a mistake or an attack.",
        Remediation = new()
        {
            Summary = "Find out who it was and what for. If nobody knows, treat the account as taken over. Otherwise give them a role for what they did.",
            Console =
            [
                "Open the CloudTrail console in us-east-1, where sign-ins of the root user are recorded, and choose Event history.",
                "Filter by User name root, and the time by the evidence's day.",
                "For what only the root user can do in a member account, use Root access management in the IAM console of the management account.",
            ],
            Cli = ["aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root --max-results 50"],
            Note = "Other regions have the events of calls that were made there. Event history goes back 90 days.",
        },
        Parts = ["root", "root_use"],
        Controls = ["CIS 1.6", "AC-6(5)"],
        Parameters = [Quiet],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context)
    {
        var limit = TimeSpan.FromDays(context.ValueOf(Quiet));
        configuration.RootUse.TryGet(out var use);
        (string Type, DateTimeOffset? Until)[] activities =
        [
            ("event", configuration.RootLastSeenAt),
            ("password", use?.PasswordUsedOn is { } password ? Age.EndOf(password) : null),
            ("access_key", use?.AccessKeyUsedOn is { } key ? Age.EndOf(key) : null),
        ];
        var (type, until) = activities.MaxBy(activity => activity.Until ?? DateTimeOffset.MinValue);
        var age = until is { } last ? new Age(last, limit) : (Age?)null;
        if (age is { } active && !active.IsPassed(context.Now))
        {
            return new Verdict.Violation(
                $"The root user was used in the last {limit.TotalDays} days.",
                new Dictionary<string, object?>
                {
                    ["last_activity"] = type switch
                    {
                        "password" => use!.PasswordUsedOn,
                        "access_key" => use!.AccessKeyUsedOn,
                        _ => configuration.RootLastSeenAt,
                    },
                    ["activity_type"] = type,
                    ["access_keys_exist"] = configuration.Root.TryGet(out var root) ? root.AccessKeys > 0 : null,
                })
            {
                ReevaluateAt = active.PassedFrom,
            };
        }

        return configuration.RootUse.Reason is { } reason ? new Verdict.Unknown($"root_use: {reason}") : new Verdict.Compliant();
    }
}
