using System.Xml.Linq;
using Qrie.Aws.Organization;

namespace Qrie.Aws.Iam;

/// <summary>What the account asks of passwords. Without a policy only IAM's default is asked.</summary>
internal sealed class PasswordPolicyPart : IAccountPart
{
    private const string Permission = "iam:GetAccountPasswordPolicy";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["password_policy"] = [Permission],
    };

    public async Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts)
    {
        var policy = await parts.ReadAsync("password_policy", Permission, async ct =>
            await clients.Iam(target.Partition).FindAsync("GetAccountPasswordPolicy", "PasswordPolicy", ct) is { } found
                ? Observed<IamPasswordPolicy>.Present(Policy(found))
                : Observed<IamPasswordPolicy>.Absent);
        return new AccountPartReading(account => account with { PasswordPolicy = policy });
    }

    private static IamPasswordPolicy Policy(XElement policy)
    {
        bool Is(string name) => IamXml.Text(policy, name) == "true";
        return new IamPasswordPolicy
        {
            MinimumLength = IamXml.Number(policy, "MinimumPasswordLength"),
            RequireLowercase = Is("RequireLowercaseCharacters"),
            RequireUppercase = Is("RequireUppercaseCharacters"),
            RequireNumbers = Is("RequireNumbers"),
            RequireSymbols = Is("RequireSymbols"),
            MaxAgeDays = IamXml.Number(policy, "MaxPasswordAge") is > 0 and var days ? days : null,
            ReusePrevention = IamXml.Number(policy, "PasswordReusePrevention"),
        };
    }
}
