using Qrie.Aws.Organization;

namespace Qrie.Aws.Iam;

/// <summary>When the root user last came in, as the credential report has it.</summary>
internal sealed class RootUsePart : IAccountPart
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["root_use"] = ["iam:GenerateCredentialReport", "iam:GetCredentialReport"],
    };

    public async Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts)
    {
        var use = await parts.ReadAsync("root_use", "iam:GenerateCredentialReport", async ct =>
        {
            var report = await CredentialReports.Of(clients, target.Partition).GetAsync(ct);
            var row = report.Find($"arn:{target.Partition}:iam::{target.AccountId}:root");
            return row is null
                ? Observed<IamRootUse>.NotReadable(new Unreadable("NoRowInReport", null))
                : Observed<IamRootUse>.Present(new IamRootUse(IamXml.Day(row.PasswordUsedAt), IamXml.Day(row.KeysUsedAt)));
        });
        return new AccountPartReading(account => account with { RootUse = use });
    }
}
