using System.Text.RegularExpressions;
using Qrie.Accounts;
using Qrie.Scans;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Accounts;

/// <summary>Reads what was sent of an account, naming what is wrong.</summary>
internal static partial class AccountWishReader
{
    private const int MaxText = 256;
    private const int MaxRegions = 64;

    /// <summary>The account with what was sent in place of what was known.</summary>
    /// <exception cref="Problems.BadParametersException">Something is wrong.</exception>
    public static AccountRegistration Read(AccountWishDto wish, AccountRegistration known)
    {
        var reader = new ParameterReader();
        var read = known with
        {
            Name = Text(reader, "name", wish.Name) ?? known.Name,
            Ou = Matching(reader, "ou", wish.Ou, OuPath(), "a path such as /prod/payments") ?? known.Ou,
            RoleArn = Matching(reader, "role_arn", wish.RoleArn, RoleArn(), "the ARN of an IAM role") ?? known.RoleArn,
            ExternalId = Matching(reader, "external_id", wish.ExternalId, ExternalId(), "2 to 1,224 letters, digits and any of +=,.@:/-_") ?? known.ExternalId,
            InventoryCron = Cron(reader, "inventory_cron", wish.InventoryCron) ?? known.InventoryCron,
            PolicyCron = Cron(reader, "policy_cron", wish.PolicyCron) ?? known.PolicyCron,
            Regions = Regions(reader, wish.Regions) ?? known.Regions,
        };
        if (read.RoleArn.Split(':') is not [_, _, _, _, var account, ..] || account != known.AccountId)
        {
            reader.Wrong<string>("role_arn", read.RoleArn, $"a role of account {known.AccountId}");
        }

        if (read.Regions.Count == 0)
        {
            reader.Wrong<string>("regions", "", "a list of at least one region");
        }

        reader.Finish();
        return read;
    }

    private static string? Text(ParameterReader reader, string name, string? text) =>
        text is null || (text.Length <= MaxText && !text.Any(char.IsControl)) ? text : reader.Wrong<string>(name, text, $"at most {MaxText} characters on one line");

    private static string? Matching(ParameterReader reader, string name, string? text, Regex pattern, string right) =>
        text is null || pattern.IsMatch(text) ? text : reader.Wrong<string>(name, text, right);

    private static string? Cron(ParameterReader reader, string name, string? text) =>
        text is null || CronSchedule.Problem(text) is null ? text : reader.Wrong<string>(name, text, "a cron expression of five fields, such as 0 4 * * *, or empty");

    private static IReadOnlyList<string>? Regions(ParameterReader reader, IReadOnlyList<string>? regions) =>
        regions is null ? null
        : regions.Count is > 0 and <= MaxRegions && regions.All(region => RegionName().IsMatch(region ?? "")) ? [.. regions.Distinct()]
        : reader.Wrong<IReadOnlyList<string>>("regions", string.Join(',', regions), "a list of regions such as eu-west-1");

    [GeneratedRegex(@"^(/[^/\p{Cc}]{1,128}){1,8}\z|^/\z")]
    private static partial Regex OuPath();

    [GeneratedRegex(@"^arn:aws(-cn|-us-gov)?:iam::\d{12}:role/[\w+=,.@/-]{1,512}\z")]
    private static partial Regex RoleArn();

    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalId();

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-\d\z")]
    private static partial Regex RegionName();
}
