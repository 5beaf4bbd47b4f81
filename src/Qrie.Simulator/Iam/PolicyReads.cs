using System.Globalization;
using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is read of managed policies.</summary>
internal sealed class PolicyReads(SimulatedIam iam)
{
    private static readonly string[] Kinds = ["Group", "User", "Role"];

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["GetPolicy"] = (call, parameters) => new XElement("Result", new XElement("Policy", Facts(call, Policy(call, parameters)), Tags(Policy(call, parameters).Tags))),
        ["GetPolicyVersion"] = (call, parameters) =>
        {
            var (policy, version) = (Policy(call, parameters), parameters.Required("VersionId"));
            return int.TryParse(version.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && policy.Versions.ContainsKey(number)
                ? new XElement("Result", Version("PolicyVersion", policy, number, withDocument: true))
                : throw IamErrors.NoSuch("policy version", version);
        },
        ["ListPolicyVersions"] = (call, parameters) =>
        {
            var policy = Policy(call, parameters);
            return Page(parameters, "Versions", [.. policy.Versions.Keys.Select(number => ($"{number:D5}", Version("member", policy, number, withDocument: false)))]);
        },
        ["ListPolicies"] = (call, parameters) => Page(parameters, "Policies",
            [.. iam.Policies.Where(call.Now, call.AccountId + "/").Select(row => (row.Value.Name, new XElement("member", Facts(call, row.Value))))]),
        ["ListEntitiesForPolicy"] = (call, parameters) =>
        {
            var arn = Policy(call, parameters).Arn;
            var attached = iam.AttachedTo(call.AccountId, arn, call.Now)
                .Select(one => (one.Arn, new XElement(Kind(one), new XElement($"{Kind(one)}Name", one.Name), new XElement($"{Kind(one)}Id", one.Id)))).ToArray();
            return Page(parameters, attached, page => Kinds.Select(kind =>
                List($"Policy{kind}s", page.Where(one => one.Name.LocalName == kind).Select(one => new XElement("member", one.Elements())))));
        },
    };

    private static string Kind(SimulatedPrincipal principal) => principal switch
    {
        SimulatedUser => "User",
        SimulatedGroup => "Group",
        _ => "Role",
    };

    public static XElement Version(string name, SimulatedPolicy policy, int number, bool withDocument) => new(
        name,
        withDocument ? Document("Document", policy.Versions[number].Document) : null,
        new XElement("VersionId", $"v{number}"),
        new XElement("IsDefaultVersion", number == policy.Default ? "true" : "false"),
        new XElement("CreateDate", Time(policy.Versions[number].CreatedAt)));

    public IEnumerable<XElement> Facts(ServiceCall call, SimulatedPolicy policy) =>
    [
        new XElement("PolicyName", policy.Name), new XElement("PolicyId", policy.Id), new XElement("Arn", policy.Arn), new XElement("Path", policy.Path),
        new XElement("DefaultVersionId", $"v{policy.Default}"),
        new XElement("AttachmentCount", iam.AttachedTo(call.AccountId, policy.Arn, call.Now).Count()),
        new XElement("PermissionsBoundaryUsageCount", iam.Bounded(call.AccountId, policy.Arn, call.Now)),
        new XElement("IsAttachable", "true"), new XElement("CreateDate", Time(policy.CreatedAt)),
        new XElement("UpdateDate", Time(policy.Versions[policy.Default].CreatedAt)),
    ];

    private SimulatedPolicy Policy(ServiceCall call, QueryParameters parameters)
    {
        var arn = parameters.Required("PolicyArn");
        return iam.Policy(arn, call.Now) is { } policy && (arn.Contains($"::{call.AccountId}:", StringComparison.Ordinal) || arn.Contains("::aws:", StringComparison.Ordinal))
            ? policy
            : throw new Http.AwsError(404, "NoSuchEntity", $"Policy {arn} was not found.");
    }
}
