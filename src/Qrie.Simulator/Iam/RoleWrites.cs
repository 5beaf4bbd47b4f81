using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is done to roles: they come and go, and change whom they trust.</summary>
internal sealed class RoleWrites(SimulatedIam iam)
{
    private readonly PrincipalKind roles = PrincipalKind.Role(iam);

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Operations =>
        new Dictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>>
        {
            ["CreateRole"] = (call, parameters) =>
                Create(call, parameters, IamInput.NewName(parameters, "RoleName"), IamInput.Path(parameters), IamInput.Document(parameters, "AssumeRolePolicyDocument")),
            ["CreateServiceLinkedRole"] = CreateServiceLinked,
            ["UpdateRole"] = (call, parameters) => (null, new Recorded(roles.Get(call, parameters).Arn, Request(parameters))),
            ["UpdateAssumeRolePolicy"] = (call, parameters) =>
            {
                var document = IamInput.Document(parameters, "PolicyDocument");
                roles.Update(call, parameters, role => (SimulatedRole)role with { TrustPolicy = document });
                return (null, new Recorded(parameters.Required("RoleName"), Request(parameters)));
            },
            ["DeleteRole"] = (call, parameters) => Delete(call, parameters, linked: false),
            ["DeleteServiceLinkedRole"] = (call, parameters) => Delete(call, parameters, linked: true),
        };

    private (XElement? Result, Recorded? Recorded) CreateServiceLinked(ServiceCall call, QueryParameters parameters)
    {
        var service = parameters.Required("AWSServiceName");
        var name = "AWSServiceRoleFor" + string.Concat(service.Split('.')[0].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var trust = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = service }, ["Action"] = "sts:AssumeRole" }),
        };
        return Create(call, parameters, name, $"/aws-service-role/{service}/", trust.ToJsonString());
    }

    private (XElement? Result, Recorded? Recorded) Create(ServiceCall call, QueryParameters parameters, string name, string path, string trust)
    {
        var arn = $"arn:{iam.Partition}:iam::{call.AccountId}:role{path}{name}";
        var made = new SimulatedRole
        {
            AccountId = call.AccountId, Name = name, Path = path, Id = iam.NewId("AROA", arn), Arn = arn,
            CreatedAt = IamInput.CreatedAt(call, parameters), TrustPolicy = trust, Tags = IamInput.Tags(parameters),
        };
        roles.Change(SimulatedIam.Key(call.AccountId, name), known => known is null ? made : throw IamErrors.Exists("Role", name));
        return (new XElement("Result", Principal(made, "Role")), new Recorded(arn, Request(parameters), Response(made, "Role")));
    }

    private (XElement? Result, Recorded? Recorded) Delete(ServiceCall call, QueryParameters parameters, bool linked)
    {
        var role = roles.Get(call, parameters);
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) != linked)
        {
            throw new Http.AwsError(400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");
        }

        if (role.Attached.Count > 0 || role.Inline.Count > 0)
        {
            throw IamErrors.Conflict(role.Attached.Count > 0 ? "Cannot delete entity, must detach all policies first." : "Cannot delete entity, must delete policies first.");
        }

        roles.Change(SimulatedIam.Key(call.AccountId, role.Name), _ => null);
        var task = $"task{role.Path}{role.Name}/{role.Id}";
        return (
            linked ? new XElement("Result", new XElement("DeletionTaskId", task)) : null,
            new Recorded(role.Arn, Request(parameters), linked ? new JsonObject { ["deletionTaskId"] = task } : null));
    }
}
