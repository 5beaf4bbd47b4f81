using Qrie.Aws.S3;
using Qrie.Aws.S3Control;

namespace Qrie.Aws.Organization;

/// <summary>The account's block of public access to S3.</summary>
internal sealed class PublicAccessBlockPart : IAccountPart
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["public_access_block"] = ["s3:GetAccountPublicAccessBlock"],
    };

    public async Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts)
    {
        var block = await parts.ReadAsync("public_access_block", "s3:GetAccountPublicAccessBlock", async ct =>
            await clients.S3Control(Arns.HomeRegion(target.Partition)).GetPublicAccessBlockAsync(target.AccountId, ct) is { } flags
                ? Observed<PublicAccessBlock>.Present(flags)
                : Observed<PublicAccessBlock>.Absent);
        return new AccountPartReading(account => account with { PublicAccessBlock = block });
    }
}
