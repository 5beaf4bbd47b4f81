using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is done to the account's own managed policies.</summary>
internal sealed class PolicyWrites(SimulatedIam iam)
{
    private const int MostVersions = 5;

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Operations =>
        new Dictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>>
        {
            ["CreatePolicy"] = Create,
            ["DeletePolicy"] = (call, parameters) => Change(call, parameters, policy =>
                iam.AttachedTo(call.AccountId, policy.Arn, call.Now).Any() || iam.Bounded(call.AccountId, policy.Arn, call.Now) > 0
                    ? throw IamErrors.Conflict("Cannot delete a policy attached to entities.")
                : policy.Versions.Count > 1 ? throw IamErrors.Conflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.")
                : null),
            ["CreatePolicyVersion"] = CreateVersion,
            ["SetDefaultPolicyVersion"] = (call, parameters) => Change(call, parameters, policy => policy with { Default = Version(policy, parameters) }),
            ["DeletePolicyVersion"] = (call, parameters) => Change(call, parameters, policy => Version(policy, parameters) is var number && number == policy.Default
                ? throw IamErrors.Conflict("Cannot delete the default version of a policy.")
                : policy with { Versions = policy.Versions.Remove(number) }),
            ["TagPolicy"] = (call, parameters) => Change(call, parameters, policy => policy with { Tags = policy.Tags.SetItems(IamInput.Tags(parameters)) }),
            ["UntagPolicy"] = (call, parameters) => Change(call, parameters, policy => policy with { Tags = policy.Tags.RemoveRange(parameters.List("TagKeys")) }),
        };

    private (XElement? Result, Recorded? Recorded) Create(ServiceCall call, QueryParameters parameters)
    {
        var (name, path, document) = (IamInput.NewName(parameters, "PolicyName"), IamInput.Path(parameters), IamInput.Document(parameters, "PolicyDocument"));
        var arn = $"arn:{iam.Partition}:iam::{call.AccountId}:policy{path}{name}";
        var made = new SimulatedPolicy
        {
            Arn = arn, Name = name, Path = path, Id = iam.NewId("ANPA", arn), CreatedAt = call.Now, Default = 1, Tags = IamInput.Tags(parameters),
            Versions = ImmutableSortedDictionary<int, (string, DateTimeOffset)>.Empty.Add(1, (document, call.Now)),
        };
        iam.Policies.Change(SimulatedIam.Key(call.AccountId, name), known => known is null ? made : throw IamErrors.Exists("A policy", name));
        return (
            new XElement("Result", new XElement("Policy", new PolicyReads(iam).Facts(call, made))),
            new Recorded(arn, Request(parameters), new JsonObject
            {
                ["policy"] = new JsonObject
                {
                    ["policyName"] = name, ["policyId"] = made.Id, ["arn"] = arn, ["path"] = path, ["defaultVersionId"] = "v1", ["attachmentCount"] = 0,
                    ["permissionsBoundaryUsageCount"] = 0, ["isAttachable"] = true, ["createDate"] = RecordTime(call.Now), ["updateDate"] = RecordTime(call.Now),
                },
            }));
    }

    private (XElement? Result, Recorded? Recorded) CreateVersion(ServiceCall call, QueryParameters parameters)
    {
        var (document, isDefault, number) = (IamInput.Document(parameters, "PolicyDocument"), parameters["SetAsDefault"] == "true", 0);
        var (_, recorded) = Change(call, parameters, policy =>
        {
            number = policy.Next;
            return policy.Versions.Count >= MostVersions
                ? throw IamErrors.Limit("A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.")
                : policy with { Versions = policy.Versions.Add(number, (document, call.Now)), Default = isDefault ? number : policy.Default, Next = number + 1 };
        });
        return (
            new XElement("Result", new XElement("PolicyVersion", new XElement("VersionId", $"v{number}"), new XElement("IsDefaultVersion", isDefault ? "true" : "false"), new XElement("CreateDate", Time(call.Now)))),
            recorded! with { Response = new JsonObject { ["policyVersion"] = new JsonObject { ["versionId"] = $"v{number}", ["isDefaultVersion"] = isDefault, ["createDate"] = RecordTime(call.Now) } } });
    }

    private static int Version(SimulatedPolicy policy, QueryParameters parameters) =>
        parameters.Required("VersionId") is var id && int.TryParse(id.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && policy.Versions.ContainsKey(number)
            ? number
            : throw IamErrors.NoSuch("policy version", id);

    private (XElement? Result, Recorded? Recorded) Change(ServiceCall call, QueryParameters parameters, Func<SimulatedPolicy, SimulatedPolicy?> change)
    {
        var arn = parameters.Required("PolicyArn");
        var known = arn.Contains($"::{call.AccountId}:", StringComparison.Ordinal) ? iam.Policy(arn, DateTimeOffset.MaxValue) : null;
        if (known is null)
        {
            throw new Http.AwsError(404, "NoSuchEntity", $"Policy {arn} was not found.");
        }

        iam.Policies.Change(SimulatedIam.Key(call.AccountId, known.Name), policy => change(policy!));
        return (null, new Recorded(arn, Request(parameters)));
    }
}
