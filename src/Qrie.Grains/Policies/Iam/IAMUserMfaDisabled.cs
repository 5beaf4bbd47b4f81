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
        Remediation = new()
        {
            Summary = "Have the user register a device. If nobody uses the password, delete it.",
            Console =
            [
                "Sign in as the user, choose the name at the top right, and choose Security credentials.",
                "Under Multi-factor authentication (MFA), choose Assign MFA device, and follow the steps.",
                "Or, to delete the password: open the IAM console, choose Users, open the user, and on the Security credentials tab choose Manage "
                    + "console access, Disable access.",
            ],
            Cli =
            [
                "aws iam create-virtual-mfa-device --virtual-mfa-device-name NAME --outfile qr.png --bootstrap-method QRCodePNG",
                "aws iam enable-mfa-device --user-name NAME --serial-number SERIAL --authentication-code1 CODE --authentication-code2 CODE",
                "aws iam delete-login-profile --user-name NAME",
            ],
            Note = "The first two commands register an app: the second takes the device's ARN and two codes that follow each other. The third deletes the "
                + "password instead.",
        },
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
