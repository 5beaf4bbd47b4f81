using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMPasswordPolicyReuseAllowed : IPolicy<AccountConfiguration>
{
    private static readonly PolicyParameter MinRemembered = new("min_remembered", 24, 1, 24, "How many former passwords may not be used again.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMPasswordPolicyReuseAllowed",
        Title = "Former passwords may be used again",
        Description = "There is no password policy, or it lets people go back to a former password too soon.",
        ResourceType = Arns.AccountType,
        Severity = 30,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Who changes back to the password that leaked has not changed it.",
        Remediation = PasswordPolicyRemedy.Set("Do not let former passwords be used again.", "Choose Custom, select Prevent password reuse, enter 24, and choose Save changes."),
        Parts = ["password_policy"],
        Controls = ["CIS 1.8", "IAM.16", "IA-5(1)"],
        Parameters = [MinRemembered],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context)
    {
        var limit = context.ValueOf(MinRemembered);
        return Verdict.When(
            configuration.PasswordPolicy.Is("password_policy", policy => policy.ReusePrevention < limit, whenAbsent: true),
            () => new Verdict.Violation(
                configuration.PasswordPolicy.IsAbsent ? "The account has no password policy." : $"One of the last {limit} passwords may be used again.",
                new Dictionary<string, object?> { ["reuse_prevention"] = configuration.PasswordPolicy.TryGet(out var policy) ? policy.ReusePrevention : null }));
    }
}
