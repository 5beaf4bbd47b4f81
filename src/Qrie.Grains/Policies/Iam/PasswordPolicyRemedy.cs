namespace Qrie.Policies.Iam;

/// <summary>How to mend the account's password policy, which is set as a whole.</summary>
internal static class PasswordPolicyRemedy
{
    private const string Update =
        "aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters "
        + "--require-lowercase-characters --password-reuse-prevention 24 --allow-users-to-change-password";

    /// <summary>To set one thing of it.</summary>
    /// <param name="summary">What to do.</param>
    /// <param name="step">What to do in the editor of the console.</param>
    /// <param name="option">An option of the command beside those that every password policy should have.</param>
    public static Remediation Set(string summary, string step, string? option = null) => new()
    {
        Summary = summary,
        Console = ["Open the IAM console, and choose Account settings.", "Under Password policy, choose Edit.", step],
        Cli = ["aws iam get-account-password-policy", option is null ? Update : $"{Update} {option}"],
        Note = "The second command sets the whole policy: what is not given goes back to its default. Add what the first one shows and that is to stay.",
    };
}
