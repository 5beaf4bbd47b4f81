using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMPasswordPolicyNoExpiry : IPolicy<AccountConfiguration>
{
    private static readonly PolicyParameter MaxAge = new("max_age_days", 90, 1, 1095, "After how many days a password must be changed.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMPasswordPolicyNoExpiry",
        Title = "Passwords do not expire",
        Description = "There is no password policy, or it lets passwords live longer than they should.",
        ResourceType = Arns.AccountType,
        Severity = 15,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "A password that leaked unnoticed works until it is changed.",
        Remediation = PasswordPolicyRemedy.Set("Let passwords expire.", "Choose Custom, select Turn on password expiration, enter 90 days or less, and choose Save changes.", "--max-password-age 90"),
        Parts = ["password_policy"],
        Controls = ["IAM.17", "PCI 8.6.3"],
        Parameters = [MaxAge],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context)
    {
        var limit = context.ValueOf(MaxAge);
        return Verdict.When(
            configuration.PasswordPolicy.Is("password_policy", policy => policy.MaxAgeDays is null || policy.MaxAgeDays > limit, whenAbsent: true),
            () => new Verdict.Violation(
                configuration.PasswordPolicy.IsAbsent ? "The account has no password policy." : $"Passwords may be older than {limit} days.",
                new Dictionary<string, object?> { ["max_age_days"] = configuration.PasswordPolicy.TryGet(out var policy) ? policy.MaxAgeDays : null }));
    }
}
