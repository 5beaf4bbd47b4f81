using System.Collections.Immutable;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>What people do to snapshots.</summary>
internal sealed class SnapshotWrites(SimulatedDatabases databases)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["CreateDBSnapshot"] = (call, parameters) =>
            RdsXml.Describe(Take(call, parameters.Required("DBSnapshotIdentifier"), parameters.Required("DBInstanceIdentifier"), false, Tags(parameters))),
        ["CreateDBClusterSnapshot"] = (call, parameters) =>
            RdsXml.Describe(Take(call, parameters.Required("DBClusterSnapshotIdentifier"), parameters.Required("DBClusterIdentifier"), true, Tags(parameters))),
        ["CopyDBSnapshot"] = (call, parameters) => Copy(call, parameters, ofCluster: false),
        ["CopyDBClusterSnapshot"] = (call, parameters) => Copy(call, parameters, ofCluster: true),
        ["ModifyDBSnapshotAttribute"] = (call, parameters) => Share(call, parameters, ofCluster: false),
        ["ModifyDBClusterSnapshotAttribute"] = (call, parameters) => Share(call, parameters, ofCluster: true),
        ["DeleteDBSnapshot"] = (call, parameters) => Delete(call, parameters, ofCluster: false),
        ["DeleteDBClusterSnapshot"] = (call, parameters) => Delete(call, parameters, ofCluster: true),
    };

    public static ImmutableSortedDictionary<string, string> Tags(QueryParameters parameters) =>
        parameters.Members("Tags").ToImmutableSortedDictionary(tag => parameters[$"{tag}.Key"] ?? "", tag => parameters[$"{tag}.Value"] ?? "");

    public SimulatedDbSnapshot Take(ServiceCall call, string id, string sourceId, bool ofCluster, ImmutableSortedDictionary<string, string> tags)
    {
        var (source, engine, encrypted, key) = ofCluster
            ? databases.Cluster(call, sourceId) is var cluster ? (cluster.Id, cluster.Engine, cluster.IsEncrypted, cluster.KmsKeyId) : default
            : databases.Instance(call, sourceId) is var db ? (db.Id, db.Engine, db.IsEncrypted, db.KmsKeyId) : default;
        return Add(call, new SimulatedDbSnapshot
        {
            Id = id.ToLowerInvariant(), IsOfCluster = ofCluster, AccountId = call.AccountId, Region = call.Region, Arn = Arn(call, id, ofCluster),
            SourceId = source, Engine = engine, CreatedAt = call.Now, IsEncrypted = encrypted, KmsKeyId = key, Tags = tags,
        });
    }

    private XElement Copy(ServiceCall call, QueryParameters parameters, bool ofCluster)
    {
        var word = ofCluster ? "DBCluster" : "DB";
        var source = databases.Snapshot(call, parameters.Required($"Source{word}SnapshotIdentifier"), ofCluster);
        var id = parameters.Required($"Target{word}SnapshotIdentifier");
        var key = parameters["KmsKeyId"] ?? source.KmsKeyId;
        return RdsXml.Describe(Add(call, source with
        {
            Id = id.ToLowerInvariant(), AccountId = call.AccountId, Region = call.Region, Arn = Arn(call, id, ofCluster), CreatedAt = call.Now,
            Type = "manual", IsEncrypted = source.IsEncrypted || key is not null, KmsKeyId = key, Restore = [], Tags = Tags(parameters),
        }));
    }

    private XElement Share(ServiceCall call, QueryParameters parameters, bool ofCluster)
    {
        var id = Id(parameters, ofCluster);
        if (parameters.Required("AttributeName") != "restore")
        {
            throw RdsErrors.BadValue("The attribute name is invalid.");
        }

        var (add, remove) = (parameters.List("ValuesToAdd"), parameters.List("ValuesToRemove"));
        var changed = databases.Snapshots.Change(Arn(call, id, ofCluster), known =>
        {
            var snapshot = known ?? throw (ofCluster ? RdsErrors.NoClusterSnapshot(id) : RdsErrors.NoSnapshot(id));
            return snapshot.Type != "manual" ? throw RdsErrors.BadValue("Automated snapshots cannot be shared.")
                : snapshot.IsEncrypted && add.Contains("all") ? throw RdsErrors.BadValue("Encrypted snapshots cannot be made public.")
                : snapshot with { Restore = snapshot.Restore.Union(add).Except(remove) };
        })!;
        return RdsXml.Attributes(changed);
    }

    private XElement Delete(ServiceCall call, QueryParameters parameters, bool ofCluster)
    {
        var snapshot = databases.Snapshot(call, Id(parameters, ofCluster), ofCluster);
        databases.Snapshots.Change(snapshot.Arn, _ => null);
        return RdsXml.Describe(snapshot);
    }

    private SimulatedDbSnapshot Add(ServiceCall call, SimulatedDbSnapshot snapshot)
    {
        databases.Snapshots.Change(snapshot.Arn, known => known is null
            ? snapshot
            : throw RdsErrors.Exists(snapshot.IsOfCluster ? "DBClusterSnapshotAlreadyExistsFault" : "DBSnapshotAlreadyExists", snapshot.Id));
        return snapshot;
    }

    private string Arn(ServiceCall call, string id, bool ofCluster) => databases.Arn(call, ofCluster ? "cluster-snapshot" : "snapshot", id);

    private static string Id(QueryParameters parameters, bool ofCluster) => parameters.Required(ofCluster ? "DBClusterSnapshotIdentifier" : "DBSnapshotIdentifier");
}
