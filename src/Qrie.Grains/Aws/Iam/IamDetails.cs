using System.Text.Json;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>What IAM gives in bulk of an account: users, groups, roles and the account's own policies, with their documents.</summary>
internal sealed class IamDetails
{
    private readonly Dictionary<string, Observed<IamPower>> powers = new(StringComparer.Ordinal);

    public List<XElement> Users { get; } = [];

    /// <summary>The groups, by name.</summary>
    public Dictionary<string, XElement> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<XElement> Roles { get; } = [];

    public List<XElement> Policies { get; } = [];

    /// <summary>Reads all of some kinds.</summary>
    /// <param name="iam">IAM in the account.</param>
    /// <param name="kinds">Of <c>User</c>, <c>Group</c>, <c>Role</c>, <c>LocalManagedPolicy</c>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async Task<IamDetails> ReadAsync(IamClient iam, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        var details = new IamDetails();
        await foreach (var page in iam.DetailsAsync(kinds, cancellationToken))
        {
            details.Users.AddRange(IamXml.Members(page, "UserDetailList"));
            details.Roles.AddRange(IamXml.Members(page, "RoleDetailList"));
            details.Policies.AddRange(IamXml.Members(page, "Policies"));
            foreach (var group in IamXml.Members(page, "GroupDetailList"))
            {
                details.Groups[IamXml.Required(group, "GroupName")] = group;
            }
        }

        return details;
    }

    /// <summary>The document of the version in force of one of <see cref="Policies"/>.</summary>
    /// <param name="policy">The policy's element.</param>
    public static Observed<JsonElement> DocumentOf(XElement policy) => IamDocument.Read(IamXml.Members(policy, "PolicyVersionList")
        .Where(version => IamXml.Text(version, "VersionId") == IamXml.Text(policy, "DefaultVersionId"))
        .Select(version => IamXml.Text(version, "Document"))
        .FirstOrDefault());

    /// <summary>What a policy says about administration; null when it is not among <see cref="Policies"/>.</summary>
    /// <param name="arn">The policy's ARN.</param>
    public Observed<IamPower>? PowerOf(string arn)
    {
        if (powers.Count < Policies.Count)
        {
            foreach (var policy in Policies)
            {
                powers.TryAdd(IamXml.Required(policy, "Arn"), IamPower.Of(DocumentOf(policy)));
            }
        }

        return powers.TryGetValue(arn, out var power) ? power : null;
    }
}
