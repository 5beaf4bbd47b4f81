using System.Text.RegularExpressions;
using Qrie.Inventory;

namespace Qrie.Console.Parts;

/// <summary>The words of a remediation's steps and commands that stand for something: see <see cref="Remediation"/>.</summary>
internal static partial class Placeholders
{
    // Words in capitals that commands take as they are.
    private static readonly HashSet<string> Constants = ["ALL", "AWS", "VPC"];

    /// <summary>
    /// The text with what is known of the finding's resource. Somebody chose its name: one that a shell, an option of the AWS CLI or JSON could take for
    /// more than a name is not filled in, quoted or not, as nobody knows into which shell it is pasted.
    /// </summary>
    /// <param name="text">A step or a command.</param>
    /// <param name="row">The finding; null where there is none, which leaves the text as it is.</param>
    public static string Fill(string text, FindingRow? row) =>
        row is null ? text : Known().Replace(text, word => ValueOf(word.Value, row) is { } value && Plain().IsMatch(value) ? value : word.Value);

    /// <summary>Whether something is left to be filled in.</summary>
    /// <param name="command">A command.</param>
    public static bool AreIn(string command) => Any().Matches(command).Any(word => !Constants.Contains(word.Value));

    private static string? ValueOf(string word, FindingRow row) => word switch
    {
        "ACCOUNT" => row.AccountId,
        "ARN" => row.Arn,
        // Resources that belong to no region are kept under one.
        "REGION" => row.Arn.Split(':', 5) is [_, _, _, { Length: > 0 }, _] ? row.Region : null,
        _ => NameOf(row.Arn),
    };

    // arn:partition:service:region:account:resource
    private static string? NameOf(string arn) => arn.Split(':', 6) is not [_, _, var service, _, _, var resource] ? null : service switch
    {
        "s3" or "sns" or "sqs" => resource,
        "iam" => After(resource, resource.LastIndexOf('/')),
        "ec2" or "kms" or "cloudtrail" => After(resource, resource.IndexOf('/', StringComparison.Ordinal)),
        "lambda" or "rds" => After(resource, resource.IndexOf(':', StringComparison.Ordinal)),
        _ => null,
    };

    private static string? After(string resource, int mark) => mark < 0 ? null : resource[(mark + 1)..];

    [GeneratedRegex("(?<![A-Za-z0-9_-])(?:NAME|ID|ARN|ACCOUNT|REGION)(?![A-Za-z0-9_-])")]
    private static partial Regex Known();

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Z]{2,}(?![A-Za-z0-9_-])")]
    private static partial Regex Any();

    // Nothing that quotes, splits or expands, in a POSIX shell, PowerShell, cmd.exe, JSON or the CLI's shorthand; no URL, which the CLI would fetch.
    [GeneratedRegex(@"\A(?!.*//)[A-Za-z0-9][A-Za-z0-9_.:/@+-]*\z")]
    private static partial Regex Plain();
}
