using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserMfaDisabled : IPolicy<IamUserConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserMfaDisabled",
        Title = "User comes into the console without a second factor",
        Description = "The user has a password for the console and no MFA device.",
        ResourceType = "AWS::IAM::User",
        Severity = 85,
        Category = PolicyCategory.CredentialHygiene,
        Rationale = "A password alone is guessed, phished or found in a leak. With a second factor none of these is enough.",
        Remediation = "Have the user register a device under Security credentials in the console, or: aws iam enable-mfa-device --user-name "
            + "NAME --serial-number ARN --authentication-code1 CODE --authentication-code2 CODE. If nobody uses the password, delete "
            + "it: aws iam delete-login-profile --user-name NAME.",
        Parts = ["login_profile", "mfa"],
        Controls = ["CIS 1.9", "IAM.5", "PCI 8.4.2", "IA-2(1)"],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var password = configuration.LoginProfile.Is("login_profile", _ => true, whenAbsent: false);
        var mfa = configuration.Mfa.Is("mfa", mfa => mfa.Enabled, whenAbsent: false);
        return Verdict.When(password & !mfa, () => new Verdict.Violation(
            "The user has a password for the console and no second factor.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["console_access"] = true,
                ["mfa_enabled"] = false,
                ["password_last_used"] = configuration.LoginProfile.TryGet(out var login) ? login.LastUsedOn : null,
            }));
    }
}
