using Qrie.Aws.Iam;
using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

internal sealed class IAMPasswordPolicyWeak : IPolicy<AccountConfiguration>
{
    private static readonly string[] All = ["lowercase", "uppercase", "numbers", "symbols"];

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMPasswordPolicyWeak",
        Title = "Passwords may be simple",
        Description = "There is no password policy, or it does not ask for lower and upper case, a digit and a symbol.",
        ResourceType = Arns.AccountType,
        Severity = 45,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "Without rules people take passwords that are in every attacker's list.",
        Remediation = PasswordPolicyRemedy.Set("Ask for lower and upper case, a digit and a symbol.", "Choose Custom, select the four requirements of character types, and choose Save changes."),
        Parts = ["password_policy"],
        Controls = ["IAM.7", "IA-5(1)"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.PasswordPolicy.Is("password_policy", policy => Missing(policy).Length > 0, whenAbsent: true),
        () => new Verdict.Violation(
            configuration.PasswordPolicy.IsAbsent ? "The account has no password policy." : "The password policy does not ask for every class of characters.",
            new Dictionary<string, object?> { ["missing"] = configuration.PasswordPolicy.TryGet(out var policy) ? Missing(policy) : All }));

    private static string[] Missing(IamPasswordPolicy policy) =>
    [
        .. All.Zip([policy.RequireLowercase, policy.RequireUppercase, policy.RequireNumbers, policy.RequireSymbols]).Where(one => !one.Second).Select(one => one.First),
    ];
}
