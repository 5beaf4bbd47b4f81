using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMPasswordPolicyTooShort : IPolicy<AccountConfiguration>
{
    private static readonly PolicyParameter MinLength = new("min_length", 14, 6, 128, "How many characters a password must have at least.");

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMPasswordPolicyTooShort",
        Title = "Passwords may be short",
        Description = "There is no password policy, or it lets passwords be shorter than they should be.",
        ResourceType = Arns.AccountType,
        Severity = 45,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "The length is what makes guessing a password expensive.",
        Remediation = PasswordPolicyRemedy.Set("Ask for longer passwords.", "Choose Custom, enter a minimum length of 14 or more, and choose Save changes."),
        Parts = ["password_policy"],
        Controls = ["CIS 1.7", "IAM.15", "PCI 8.3.6", "IA-5(1)"],
        Parameters = [MinLength],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context)
    {
        var limit = context.ValueOf(MinLength);
        return Verdict.When(
            configuration.PasswordPolicy.Is("password_policy", policy => policy.MinimumLength < limit, whenAbsent: true),
            () => new Verdict.Violation(
                configuration.PasswordPolicy.IsAbsent ? "The account has no password policy." : $"Passwords may be shorter than {limit} characters.",
                new Dictionary<string, object?> { ["length"] = configuration.PasswordPolicy.TryGet(out var policy) ? policy.MinimumLength : null }));
    }
}
