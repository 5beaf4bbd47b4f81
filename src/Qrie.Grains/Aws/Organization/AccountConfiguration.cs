using Qrie.Aws.S3;

namespace Qrie.Aws.Organization;

/// <summary>What is set for a whole account.</summary>
public sealed record AccountConfiguration
{
    /// <summary>The twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's four flags of S3 Block Public Access.</summary>
    public Observed<PublicAccessBlock> PublicAccessBlock { get; init; }
}
