using Qrie.Aws.S3Control;

namespace Qrie.Aws.Organization;

/// <summary>The account itself. It exists as long as it is onboarded.</summary>
internal sealed class AccountType : ResourceType<AccountConfiguration>
{
    public override string Name => Arns.AccountType;

    public override string Service => "account";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["public_access_block"] = ["s3:GetAccountPublicAccessBlock"],
    };

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "account", "", { Length: > 0 }, "account"];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var home = Arns.HomeRegion(target.Partition);
        var parts = new PartReader(cancellationToken);
        var configuration = new AccountConfiguration
        {
            AccountId = target.AccountId,
            PublicAccessBlock = await parts.ReadAsync("public_access_block", Permissions["public_access_block"][0], async ct =>
                await clients.S3Control(home).GetPublicAccessBlockAsync(target.AccountId, ct) is { } flags
                    ? Observed<S3.PublicAccessBlock>.Present(flags)
                    : Observed<S3.PublicAccessBlock>.Absent),
        };
        return new Description.Found(configuration, home, new Dictionary<string, string>(), [], parts.Unreadable, parts.Transient);
    }

    public override bool IsGlobal => true;

    public override IAsyncEnumerable<Listed> ListAsync(ListingScope scope, IAwsClients clients, CancellationToken cancellationToken) =>
        new[] { new Listed(Arns.Account(scope.Partition, scope.AccountId)) }.ToAsyncEnumerable();
}
