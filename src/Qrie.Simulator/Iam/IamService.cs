using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Iam;

/// <summary>Answers IAM.</summary>
internal sealed class IamService : QueryService
{
    private static readonly string[] Names = ["UserName", "RoleName", "GroupName", "PolicyArn", "PolicyName"];

    public IamService(SimulatedOrganization organization) : base(organization)
    {
        var iam = organization.Iam;
        Reads = new[] { new PrincipalReads(iam).Operations, new UserReads(iam).Operations, new PolicyReads(iam).Operations, new AccountReads(iam, organization).Operations }
            .SelectMany(operations => operations)
            .ToFrozenDictionary(StringComparer.Ordinal);
        Writes = new[]
            {
                new PrincipalWrites(iam).Operations, new UserWrites(iam).Operations, new RoleWrites(iam).Operations,
                new PolicyWrites(iam).Operations, new AccountWrites(iam).Operations,
            }
            .SelectMany(operations => operations)
            .ToFrozenDictionary(operation => operation.Key, operation => Locked(iam, operation.Value), StringComparer.Ordinal);
    }

    public override string SigningName => "iam";

    protected override bool IsGlobal => true;

    protected override string Namespace => "https://iam.amazonaws.com/doc/2010-05-08/";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Writes { get; }

    protected override string SubjectOf(SimulatedCall call, string action)
    {
        var parameters = QueryParameters.Of(call);
        return Names.Select(name => parameters[name]).FirstOrDefault(name => name is not null)
            is { } subject ? $"{call.Caller.AccountId} {subject}" : call.Caller.AccountId;
    }

    protected override JsonObject? RefusedParameters(SimulatedCall call, string action) => IamWriter.Request(QueryParameters.Of(call));

    private static Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)> Locked(
        SimulatedIam iam, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)> write) => (call, parameters) =>
    {
        lock (iam.Sync)
        {
            return write(call, parameters);
        }
    };
}
