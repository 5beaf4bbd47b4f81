using Qrie.Aws.Organization;

namespace Qrie.Aws.Iam;

/// <summary>How the root user can come in.</summary>
internal sealed class RootPart : IAccountPart
{
    private const string Permission = "iam:GetAccountSummary";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["root"] = [Permission],
    };

    public async Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts)
    {
        var root = await parts.ReadAsync("root", Permission, async ct =>
        {
            var summary = await clients.Iam(target.Partition).SummaryAsync(ct);
            return Observed<IamRootUser>.Present(new IamRootUser(
                // Where the summary does not say it, as before 2024, root has a password: it could not be taken from it.
                summary.GetValueOrDefault("AccountPasswordPresent", 1) != 0,
                (int)summary.GetValueOrDefault("AccountAccessKeysPresent"),
                summary.GetValueOrDefault("AccountMFAEnabled") != 0));
        });
        return new AccountPartReading(account => account with { Root = root });
    }
}
