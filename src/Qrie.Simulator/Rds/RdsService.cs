using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>Amazon RDS (<see href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/"/>).</summary>
internal sealed class RdsService : QueryService
{
    private static readonly string[] Names =
    [
        "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "TargetDBSnapshotIdentifier", "TargetDBClusterSnapshotIdentifier",
        "DBInstanceIdentifier", "DBClusterIdentifier", "DBParameterGroupName", "ResourceName",
    ];

    public RdsService(SimulatedOrganization organization) : base(organization)
    {
        Databases = new SimulatedDatabases(organization);
        var snapshots = new SnapshotWrites(Databases);
        Reads = new RdsReads(Databases).Operations;
        Writes = new[]
            {
                new InstanceWrites(Databases, snapshots).Operations, new ClusterWrites(Databases, snapshots).Operations,
                snapshots.Operations, new GroupWrites(Databases).Operations,
            }
            .SelectMany(operations => operations)
            .ToDictionary(operation => operation.Key, operation => Recording(operation.Value));
    }

    public override string SigningName => "rds";

    internal SimulatedDatabases Databases { get; }

    protected override string Namespace => "http://rds.amazonaws.com/doc/2014-10-31/";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Writes { get; }

    protected override string SubjectOf(SimulatedCall call, string action) => Subject(QueryParameters.Of(call), call.Caller.AccountId);

    protected override JsonObject? RefusedParameters(SimulatedCall call, string action) => RdsRecords.Request(QueryParameters.Of(call));

    private static string Subject(QueryParameters parameters, string accountId) =>
        Names.Select(name => parameters[name]).FirstOrDefault(name => name is not null) is { } subject ? $"{accountId} {subject.ToLowerInvariant()}" : accountId;

    // The result holds what was changed; the record has its members.
    private static Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)> Recording(Func<ServiceCall, QueryParameters, XElement?> write) => (call, parameters) =>
    {
        var changed = write(call, parameters);
        var result = changed is null || changed.Name == "r" ? changed : new XElement("r", changed);
        return (result, new Recorded(Subject(parameters, call.AccountId), RdsRecords.Request(parameters), changed is null ? null : RdsRecords.Response(changed)));
    };
}
