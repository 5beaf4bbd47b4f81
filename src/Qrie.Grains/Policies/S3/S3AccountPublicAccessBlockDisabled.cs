using Qrie.Aws.Organization;
using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3AccountPublicAccessBlockDisabled : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3AccountPublicAccessBlockDisabled",
        Title = "Account does not block public access to S3",
        Description = "At least one of the four flags of S3 Block Public Access is not set for the account.",
        ResourceType = Arns.AccountType,
        Severity = 75,
        Category = PolicyCategory.AccessControl,
        Rationale = "The account's block holds for all its buckets, those to come included. Without it each bucket depends on settings of its own.",
        Remediation = new()
        {
            Summary = "Block public access for the whole account, once nothing of it has to be public.",
            Console =
            [
                "Open the S3 console and choose Block Public Access settings for this account.",
                "Choose Edit, select Block all public access, and choose Save changes.",
                "Enter confirm, and choose Confirm.",
            ],
            Cli =
            [
                "aws s3control put-public-access-block --account-id ACCOUNT --public-access-block-configuration "
                    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
            ],
            Note = "First see which buckets have to be public, and put CloudFront before them or move them to an account of their own. Where a policy of the "
                + "organization sets the block, it can be changed only there.",
        },
        Parts = ["public_access_block"],
        Controls = ["CIS 2.1.4", "S3.1", "PCI 1.3.1", "AC-3"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context)
    {
        var complete = configuration.PublicAccessBlock.Is(
            "public_access_block",
            block => block is { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
            whenAbsent: false);
        return Verdict.When(!complete, () => new Verdict.Violation(
            configuration.PublicAccessBlock.IsAbsent ? "The account has no block of public access." : "The account's block of public access has gaps.",
            new Dictionary<string, object?>
            {
                ["flags"] = configuration.PublicAccessBlock.TryGet(out var flags) ? flags : PublicAccessBlock.None,
            }));
    }
}
