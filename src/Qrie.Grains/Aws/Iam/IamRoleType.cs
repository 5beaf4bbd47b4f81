using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>IAM roles, those that belong to AWS services too.</summary>
internal sealed class IamRoleType : IamType<IamRoleConfiguration>
{
    private const string Kind = "Role";

    public override string Name => "AWS::IAM::Role";

    public override bool MovesWithoutEvents => true;

    public override IReadOnlySet<string> MovingFacts { get; } = new HashSet<string> { "last_used_on" };

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["name"] = ["iam:GetRole"],
        ["trust_policy"] = ["iam:GetRole"],
        ["last_used_on"] = ["iam:GetRole"],
        ["inline_policies"] = ["iam:ListRolePolicies", "iam:GetRolePolicy"],
        ["attached_policies"] = ["iam:ListAttachedRolePolicies"],
        ["permissions_boundary"] = ["iam:GetRole"],
        ["policy_documents"] = IamPolicies.DocumentPermissions,
        ["listing"] = ["iam:GetAccountAuthorizationDetails"],
    };

    protected override string Word => "role";

    protected override string FindPermission => "iam:GetRole";

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var details = await IamDetails.ReadAsync(clients.Iam(scope.Partition), ["Role", "LocalManagedPolicy"], cancellationToken);
        foreach (var role in details.Roles)
        {
            var policies = new IamPolicies(clients, scope.Partition, new PartReader(cancellationToken, IamClient.NoSuchEntity), details);
            yield return new Listed(
                IamXml.Required(role, "Arn"),
                await FoundAsync(role, policies.Inline("inline_policies", Kind, role), await policies.AttachedAsync(role), policies));
        }
    }

    protected override Task<XElement?> FindAsync(IamClient iam, string name, string? arn, CancellationToken cancellationToken) =>
        iam.FindAsync("GetRole", Kind, cancellationToken, ("RoleName", name));

    protected override async Task<Description.Found> ReadAsync(XElement found, IamPolicies policies)
    {
        var name = IamXml.Required(found, "RoleName");
        var (inline, attached) = (policies.InlineAsync("inline_policies", Kind, name), policies.AttachedAsync("attached_policies", Kind, name));
        return await FoundAsync(found, await inline, await attached, policies);
    }

    private static async Task<Description.Found> FoundAsync(
        XElement role, Observed<IReadOnlyList<IamInlinePolicy>> inline, Observed<IReadOnlyList<IamNamedPower>> attached, IamPolicies policies)
    {
        var configuration = new IamRoleConfiguration
        {
            Name = IamXml.Required(role, "RoleName"),
            Path = IamXml.Required(role, "Path"),
            Id = IamXml.Required(role, "RoleId"),
            CreatedAt = IamXml.Time(role, "CreateDate"),
            LastUsedOn = role.Element("RoleLastUsed") is { } used ? IamXml.Day(IamXml.Time(used, "LastUsedDate")) : null,
            TrustPolicy = policies.Parts.Note("trust_policy", IamDocument.Read(IamXml.Text(role, "AssumeRolePolicyDocument"))),
            InlinePolicies = inline,
            AttachedPolicies = attached,
            PermissionsBoundary = await policies.BoundaryAsync(role),
            Tags = IamXml.Tags(role),
        };
        return Found(
            configuration, IamXml.Required(role, "Arn"), configuration.Tags,
            IamRelations.Of(configuration.AttachedPolicies).Concat(IamRelations.Of(configuration.PermissionsBoundary)), policies.Parts);
    }
}
