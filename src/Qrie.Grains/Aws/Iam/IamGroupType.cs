using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>IAM groups.</summary>
internal sealed class IamGroupType : IamType<IamGroupConfiguration>
{
    private const string Kind = "Group";

    public override string Name => "AWS::IAM::Group";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["name"] = ["iam:GetGroup"],
        ["member_count"] = ["iam:GetGroup"],
        ["inline_policies"] = ["iam:ListGroupPolicies", "iam:GetGroupPolicy"],
        ["attached_policies"] = ["iam:ListAttachedGroupPolicies"],
        ["policy_documents"] = IamPolicies.DocumentPermissions,
        ["listing"] = ["iam:GetAccountAuthorizationDetails"],
    };

    protected override string Word => "group";

    protected override string FindPermission => "iam:GetGroup";

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var details = await IamDetails.ReadAsync(clients.Iam(scope.Partition), ["User", "Group", "LocalManagedPolicy"], cancellationToken);
        var members = details.Users.SelectMany(user => IamXml.Members(user, "GroupList")).CountBy(group => group.Value, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, group) in details.Groups)
        {
            var policies = new IamPolicies(clients, scope.Partition, new PartReader(cancellationToken, IamClient.NoSuchEntity), details);
            yield return new Listed(
                IamXml.Required(group, "Arn"),
                Found(group, members.GetValueOrDefault(name), policies.Inline("inline_policies", Kind, group), await policies.AttachedAsync(group), policies));
        }
    }

    // The first page has the group, and all pages its members.
    protected override async Task<XElement?> FindAsync(IamClient iam, string name, string? arn, CancellationToken cancellationToken)
    {
        if (await iam.FindAsync("GetGroup", "", cancellationToken, ("GroupName", name), ("MaxItems", "1000")) is not { } first || first.Element(Kind) is not { } group)
        {
            return null;
        }

        var members = IamXml.Members(first, "Users").Count();
        if (arn is not null && IamXml.Text(first, "Marker") is { } marker)
        {
            members += (await iam.ListAsync("GetGroup", "Users", cancellationToken, ("GroupName", name), ("Marker", marker))).Count;
        }

        group.Add(new XElement("MemberCount", members));
        return group;
    }

    protected override async Task<Description.Found> ReadAsync(XElement found, IamPolicies policies)
    {
        var name = IamXml.Required(found, "GroupName");
        var (inline, attached) = (policies.InlineAsync("inline_policies", Kind, name), policies.AttachedAsync("attached_policies", Kind, name));
        return Found(found, IamXml.Number(found, "MemberCount"), await inline, await attached, policies);
    }

    private static Description.Found Found(
        XElement group, int members, Observed<IReadOnlyList<IamInlinePolicy>> inline, Observed<IReadOnlyList<IamNamedPower>> attached, IamPolicies policies) => Found(
        new IamGroupConfiguration
        {
            Name = IamXml.Required(group, "GroupName"),
            Path = IamXml.Required(group, "Path"),
            Id = IamXml.Required(group, "GroupId"),
            CreatedAt = IamXml.Time(group, "CreateDate"),
            MemberCount = members,
            InlinePolicies = inline,
            AttachedPolicies = attached,
        },
        IamXml.Required(group, "Arn"), new Dictionary<string, string>(), IamRelations.Of(attached), policies.Parts);
}
