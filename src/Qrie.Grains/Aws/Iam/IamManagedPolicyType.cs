using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>The account's own managed policies. Those of AWS are no resources.</summary>
internal sealed class IamManagedPolicyType : IamType<IamManagedPolicyConfiguration>
{
    public override string Name => "AWS::IAM::ManagedPolicy";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["name"] = ["iam:GetPolicy"],
        ["attachment_count"] = ["iam:GetPolicy"],
        ["document"] = ["iam:GetPolicyVersion"],
        ["listing"] = ["iam:GetAccountAuthorizationDetails"],
    };

    protected override string Word => "policy";

    protected override string FindPermission => "iam:GetPolicy";

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var details = await IamDetails.ReadAsync(clients.Iam(scope.Partition), ["LocalManagedPolicy"], cancellationToken);
        foreach (var policy in details.Policies)
        {
            var parts = new PartReader(cancellationToken);
            // The listing has no tags of policies.
            yield return new Listed(IamXml.Required(policy, "Arn"), Found(policy, null, parts.Note("document", IamDetails.DocumentOf(policy)), parts));
        }
    }

    // Policies are asked for by ARN, and their names alone are in no record.
    protected override async Task<XElement?> FindAsync(IamClient iam, string name, string? arn, CancellationToken cancellationToken) =>
        arn is null ? null : await iam.FindAsync("GetPolicy", "Policy", cancellationToken, ("PolicyArn", arn));

    protected override async Task<Description.Found> ReadAsync(XElement found, IamPolicies policies) => Found(
        found,
        IamXml.Tags(found),
        await policies.Parts.ReadAsync("document", "iam:GetPolicyVersion", ct => ManagedPolicyDocuments.DocumentAsync(policies.Iam, found, ct)),
        policies.Parts);

    private static Description.Found Found(XElement policy, IReadOnlyDictionary<string, string>? tags, Observed<JsonElement> document, PartReader parts) => Found(
        new IamManagedPolicyConfiguration
        {
            Name = IamXml.Required(policy, "PolicyName"),
            Path = IamXml.Required(policy, "Path"),
            Id = IamXml.Required(policy, "PolicyId"),
            CreatedAt = IamXml.Time(policy, "CreateDate"),
            DefaultVersion = IamXml.Required(policy, "DefaultVersionId"),
            Document = document,
            AttachmentCount = IamXml.Number(policy, "AttachmentCount"),
            BoundaryCount = IamXml.Number(policy, "PermissionsBoundaryUsageCount"),
        },
        IamXml.Required(policy, "Arn"), tags, [], parts);
}
