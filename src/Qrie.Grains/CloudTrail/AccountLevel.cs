using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail;

/// <summary>What is set for a whole account, or for all of EC2 in one of its regions.</summary>
internal static class AccountLevel
{
    /// <summary>
    /// The part of the account that any activity of its root user alters. The parser keeps no state, so it says this of
    /// every such record; that it is worth looking at only once an hour is for the consumer to know.
    /// </summary>
    public const string RootLastSeen = "root_last_seen_at";

    public static readonly ResourceShape Account =
        ResourceShape.Only(Arns.AccountType, record => Arns.Account(record.Partition, record.AccountId));

    /// <summary>Our own name and ARN: encryption by default, metadata defaults, blocks of public access, the serial console.</summary>
    public static readonly ResourceShape RegionSettings =
        ResourceShape.Only("AWS::EC2::RegionSettings", record => $"arn:{record.Partition}:ec2:{record.Region}:{record.AccountId}:settings");
}
