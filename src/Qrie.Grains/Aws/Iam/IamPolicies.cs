using System.Text.Json;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>Reads the policies of one user, group or role, one by one or out of what a listing gave in bulk.</summary>
/// <param name="clients">The account's clients.</param>
/// <param name="partition">The partition.</param>
/// <param name="parts">Keeps account of what could not be read.</param>
/// <param name="details">What a listing gave; null when there is none.</param>
internal sealed class IamPolicies(IAwsClients clients, string partition, PartReader parts, IamDetails? details)
{
    private const string DocumentPart = "policy_documents";

    /// <summary>The actions that read documents of managed policies.</summary>
    public static IReadOnlyList<string> DocumentPermissions { get; } = ["iam:GetPolicy", "iam:GetPolicyVersion"];

    public PartReader Parts => parts;

    public IamClient Iam => clients.Iam(partition);

    /// <summary>The inline policies, by name.</summary>
    /// <param name="part">The part that they are.</param>
    /// <param name="kind"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
    /// <param name="name">Whose.</param>
    public Task<Observed<IReadOnlyList<IamInlinePolicy>>> InlineAsync(string part, string kind, string name) =>
        parts.ReadAsync<IReadOnlyList<IamInlinePolicy>>(part, $"iam:List{kind}Policies", async ct =>
        {
            var names = await Iam.ListAsync($"List{kind}Policies", "PolicyNames", ct, ($"{kind}Name", name));
            var documents = await Task.WhenAll(names.Select(async policy =>
            {
                var found = await Iam.GetAsync($"Get{kind}Policy", "", ct, ($"{kind}Name", name), ("PolicyName", policy.Value));
                return (policy.Value, IamXml.Text(found, "PolicyDocument"));
            }));
            return Inline(part, documents);
        });

    /// <summary>The inline policies that a listing gave.</summary>
    public Observed<IReadOnlyList<IamInlinePolicy>> Inline(string part, string kind, XElement detail) =>
        Inline(part, IamXml.Members(detail, $"{kind}PolicyList").Select(policy => (IamXml.Required(policy, "PolicyName"), IamXml.Text(policy, "PolicyDocument"))));

    /// <summary>The policies attached, by ARN.</summary>
    public async Task<Observed<IReadOnlyList<IamNamedPower>>> AttachedAsync(string part, string kind, string name)
    {
        var attached = await parts.ReadAsync<IReadOnlyList<XElement>>(part, $"iam:ListAttached{kind}Policies", async ct =>
            Observed<IReadOnlyList<XElement>>.Present(await Iam.ListAsync($"ListAttached{kind}Policies", "AttachedPolicies", ct, ($"{kind}Name", name))));
        return attached.TryGet(out var policies)
            ? await PowersAsync(policies.Select(policy => IamXml.Required(policy, "PolicyArn")))
            : Observed<IReadOnlyList<IamNamedPower>>.NotReadable(attached.Reason ?? Unreadable.NotDescribed);
    }

    /// <summary>The policies attached that a listing gave.</summary>
    public Task<Observed<IReadOnlyList<IamNamedPower>>> AttachedAsync(XElement detail) =>
        PowersAsync(IamXml.Members(detail, "AttachedManagedPolicies").Select(policy => IamXml.Required(policy, "PolicyArn")));

    /// <summary>The policy that bounds the principal.</summary>
    /// <param name="principal">The principal's element.</param>
    public async Task<Observed<IamNamedPower>> BoundaryAsync(XElement principal) =>
        principal.Element("PermissionsBoundary") is { } boundary && IamXml.Text(boundary, "PermissionsBoundaryArn") is { } arn
            ? Observed<IamNamedPower>.Present(new IamNamedPower(arn, await PowerAsync(arn)))
            : Observed<IamNamedPower>.Absent;

    private async Task<Observed<IReadOnlyList<IamNamedPower>>> PowersAsync(IEnumerable<string> arns) => Observed<IReadOnlyList<IamNamedPower>>.Present(
        await Task.WhenAll(arns.Order(StringComparer.Ordinal).Select(async arn => new IamNamedPower(arn, await PowerAsync(arn)))));

    // A policy that is not there any more gives nothing, and as a boundary it lets nothing through.
    private Task<Observed<IamPower>> PowerAsync(string arn) => parts.ReadAsync(
        DocumentPart, "iam:GetPolicy", async ct => details?.PowerOf(arn) ?? await ManagedPolicyDocuments.Of(clients, partition).PowerAsync(arn, ct),
        IamClient.NoSuchEntity);

    // A document that is no JSON is there nevertheless; what cannot be told from it is said where it matters.
    private Observed<IReadOnlyList<IamInlinePolicy>> Inline(string part, IEnumerable<(string Name, string? Document)> documents)
    {
        IReadOnlyList<IamInlinePolicy> policies =
        [
            .. documents.Select(one => new IamInlinePolicy(one.Name, IamDocument.Read(one.Document))).OrderBy(policy => policy.Name, StringComparer.Ordinal),
        ];
        foreach (var reason in policies.Select(policy => policy.Document.Reason).OfType<Unreadable>())
        {
            parts.Note(part, reason);
        }

        return Observed<IReadOnlyList<IamInlinePolicy>>.Present(policies);
    }
}
