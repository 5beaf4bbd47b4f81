namespace Qrie;

/// <summary>ARNs and the resource types that have no ARN of AWS's own.</summary>
public static class Arns
{
    /// <summary>The type of the account itself.</summary>
    public const string AccountType = "AWS::Account";

    /// <summary>The partition of a region.</summary>
    /// <param name="region">Such as <c>us-gov-west-1</c>.</param>
    public static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>The ARN of the account itself.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="accountId">The twelve digits.</param>
    public static string Account(string partition, string accountId) => $"arn:{partition}:account::{accountId}:account";

    /// <summary>The partition that an ARN names.</summary>
    /// <param name="arn">An ARN.</param>
    public static string Partition(string arn) => arn.Split(':', 3) is [_, { Length: > 0 } partition, _] ? partition : "aws";

    /// <summary>The region that an ARN names; null when it names none.</summary>
    /// <param name="arn">An ARN.</param>
    public static string? Region(string arn) =>
        arn.Split(':', 6) is ["arn", _, _, { Length: > 0 } region, _, _] ? region : null;

    /// <summary>The account that an ARN names; null when it names none, or a word such as <c>aws</c>.</summary>
    /// <param name="arn">An ARN.</param>
    public static string? AccountId(string arn) =>
        arn.Split(':', 6) is ["arn", _, _, _, var account, _] && IsAccountId(account) ? account : null;

    /// <summary>True for twelve digits.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsAccountId(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>The region in which a partition's global services live and from which account-level calls are made.</summary>
    /// <param name="partition">The partition.</param>
    public static string HomeRegion(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };
}
