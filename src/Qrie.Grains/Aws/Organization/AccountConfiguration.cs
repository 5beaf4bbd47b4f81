using Qrie.Aws.Iam;
using Qrie.Aws.S3;
using Qrie.Aws.Trail;

namespace Qrie.Aws.Organization;

/// <summary>What is set for a whole account.</summary>
public sealed record AccountConfiguration
{
    /// <summary>The twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's four flags of S3 Block Public Access.</summary>
    public Observed<PublicAccessBlock> PublicAccessBlock { get; init; }

    /// <summary>What is asked of passwords; absent where nothing but IAM's default is.</summary>
    public Observed<IamPasswordPolicy> PasswordPolicy { get; init; }

    /// <summary>How the root user can come in.</summary>
    public Observed<IamRootUser> Root { get; init; }

    /// <summary>When the root user last came in, from the credential report.</summary>
    public Observed<IamRootUse> RootUse { get; init; }

    /// <summary>The latest event, UTC, that the root user caused, to the hour at least; null when none was seen.</summary>
    public DateTimeOffset? RootLastSeenAt { get; init; }

    /// <summary>The trails that record the account's events in its home region, by ARN: all that are multi-region, and those of this region only.</summary>
    public Observed<IReadOnlyList<AccountTrail>> Trails { get; init; }
}
