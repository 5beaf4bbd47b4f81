using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Iam;

/// <summary>
/// IAM's resources. Requests carry names, ARNs contain the path too, and the path is never guessed: a name alone stays
/// a name.
/// </summary>
internal static class IamShapes
{
    private const int LongestName = 128;

    public static readonly ResourceShape User = Of("AWS::IAM::User", "user");
    public static readonly ResourceShape Group = Of("AWS::IAM::Group", "group");
    public static readonly ResourceShape Role = Of("AWS::IAM::Role", "role");

    /// <summary>The account's own policies. Attaching one of AWS's changes the principal alone.</summary>
    public static readonly ResourceShape Policy = new("AWS::IAM::ManagedPolicy", (record, text) =>
        text.Split(':', 6) is not ["arn", _, "iam", "", var owner, var rest] || !rest.StartsWith("policy/", StringComparison.Ordinal) ? null
        : owner == "aws" ? Identified.NotOurs
        : new Identified("AWS::IAM::ManagedPolicy", text));

    /// <summary>Policies of AWS's whose attachments the account's own policies look at.</summary>
    public static readonly ResourceShape WatchedPolicy = new([], (record, text) =>
        text.EndsWith(":aws:policy/AWSSupportAccess", StringComparison.Ordinal) || text.EndsWith(":aws:policy/AWSCloudShellFullAccess", StringComparison.Ordinal)
            ? AccountLevel.Account.Identify(record, "")
            : Identified.NotOurs);

    /// <summary>MFA devices are noted at the account when they are its root user's, and not at all otherwise.</summary>
    public static readonly ResourceShape RootMfaDevice = new([], (record, text) =>
        text.EndsWith(":mfa/root-account-mfa-device", StringComparison.Ordinal) ? AccountLevel.Account.Identify(record, "") : Identified.NotOurs);

    private static ResourceShape Of(string type, string word) => new(type, (record, text) =>
    {
        if (text == RootUser.Name)
        {
            return AccountLevel.Account.Identify(record, "");
        }

        if (text.StartsWith('/'))
        {
            return IsName(text[(text.LastIndexOf('/') + 1)..])
                ? new Identified(type, $"arn:{record.Partition}:iam::{record.AccountId}:{word}{text}")
                : null;
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text.Split(':', 6) is [_, _, "iam", "", _, var rest] && rest.StartsWith(word + "/", StringComparison.Ordinal)
                ? new Identified(type, text)
                : null;
        }

        return IsName(text) ? new Identified(type, null, text) : null;
    });

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c));
}
