using System.Collections.Immutable;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>What people do to instances.</summary>
internal sealed class InstanceWrites(SimulatedDatabases databases, SnapshotWrites snapshots)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["CreateDBInstance"] = (call, parameters) => Create(call, parameters, null),
        ["CreateDBInstanceReadReplica"] = (call, parameters) => Create(call, parameters, databases.Instance(call, parameters.Required("SourceDBInstanceIdentifier"))),
        ["ModifyDBInstance"] = Modify,
        ["DeleteDBInstance"] = Delete,
        ["StopDBInstance"] = (call, parameters) => Set(call, parameters, "available", "stopped"),
        ["StartDBInstance"] = (call, parameters) => Set(call, parameters, "stopped", "available"),
    };

    private XElement Create(ServiceCall call, QueryParameters parameters, SimulatedDbInstance? source)
    {
        var id = parameters.Required("DBInstanceIdentifier").ToLowerInvariant();
        var cluster = parameters["DBClusterIdentifier"] is { } clusterId ? databases.Cluster(call, clusterId) : null;
        var engine = source?.Engine ?? cluster?.Engine ?? parameters.Required("Engine");
        var version = source?.EngineVersion ?? cluster?.EngineVersion ?? parameters["EngineVersion"] ?? (engine == "postgres" ? "14.17" : "8.0.41");
        var made = InstanceSettings.Apply(new SimulatedDbInstance
        {
            Id = id,
            AccountId = call.AccountId,
            Region = call.Region,
            Arn = databases.Arn(call, "db", id),
            ResourceId = databases.NewResourceId("db", id),
            Engine = engine,
            EngineVersion = version,
            CreatedAt = call.Now,
            ClusterId = cluster?.Id,
            SourceId = source?.Id,
            // A replica keeps no backups of its own until it is told to.
            BackupDays = source is null ? 1 : 0,
            IsEncrypted = source?.IsEncrypted ?? cluster?.IsEncrypted ?? InstanceSettings.Flag(parameters["StorageEncrypted"] ?? "false"),
            KmsKeyId = source?.KmsKeyId ?? cluster?.KmsKeyId ?? parameters["KmsKeyId"],
            ParameterGroup = $"default.{SimulatedDatabases.FamilyOf(engine, version)}",
            LogExports = [.. parameters.List("EnableCloudwatchLogsExports")],
            Tags = SnapshotWrites.Tags(parameters),
        }, Settings(parameters));
        databases.Instances.Change(made.Arn, known => known is null ? made : throw RdsErrors.Exists("DBInstanceAlreadyExists", id));
        return RdsXml.Describe(made);
    }

    private XElement Modify(ServiceCall call, QueryParameters parameters)
    {
        var id = parameters.Required("DBInstanceIdentifier");
        if (parameters["DBParameterGroupName"] is { } group)
        {
            databases.Parameters(call, group);
        }

        var now = InstanceSettings.Flag(parameters["ApplyImmediately"] ?? "false");
        var changed = databases.Instances.Change(databases.Arn(call, "db", id), known =>
        {
            var db = known ?? throw RdsErrors.NoInstance(id);
            var settings = Settings(parameters);
            db = now ? InstanceSettings.Apply(db, settings) : InstanceSettings.ApplyNow(db, settings);
            return db with
            {
                LogExports = InstanceSettings.Logs(
                    db.LogExports, parameters.List("CloudwatchLogsExportConfiguration.EnableLogTypes"), parameters.List("CloudwatchLogsExportConfiguration.DisableLogTypes")),
            };
        })!;
        return parameters["NewDBInstanceIdentifier"] is { } name ? Rename(call, changed, name.ToLowerInvariant(), now) : RdsXml.Describe(changed);
    }

    // Without ApplyImmediately it keeps its name until the maintenance window, which here never comes.
    private XElement Rename(ServiceCall call, SimulatedDbInstance db, string id, bool now)
    {
        if (now)
        {
            var renamed = db with { Id = id, Arn = databases.Arn(call, "db", id) };
            databases.Instances.Change(renamed.Arn, known => known is null ? renamed : throw RdsErrors.Exists("DBInstanceAlreadyExists", id));
            databases.Instances.Change(db.Arn, _ => null);
        }

        // The answer, and so the record, still has the old name.
        return RdsXml.Describe(db with { Pending = db.Pending.SetItem("DBInstanceIdentifier", id) });
    }

    private XElement Delete(ServiceCall call, QueryParameters parameters)
    {
        var id = parameters.Required("DBInstanceIdentifier");
        var db = databases.Instance(call, id);
        if (db.IsProtected)
        {
            throw RdsErrors.BadCombination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }

        var last = parameters["FinalDBSnapshotIdentifier"];
        if (last is null && !InstanceSettings.Flag(parameters["SkipFinalSnapshot"] ?? "false") && db.ClusterId is null)
        {
            throw RdsErrors.BadCombination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        if (last is not null)
        {
            snapshots.Take(call, last, db.Id, ofCluster: false, ImmutableSortedDictionary<string, string>.Empty);
        }

        databases.Instances.Change(db.Arn, _ => null);
        return RdsXml.Describe(db with { Status = "deleting" });
    }

    private XElement Set(ServiceCall call, QueryParameters parameters, string from, string to)
    {
        var id = parameters.Required("DBInstanceIdentifier");
        return RdsXml.Describe(databases.Instances.Change(databases.Arn(call, "db", id), known => (known ?? throw RdsErrors.NoInstance(id)).Status == from
            ? known with { Status = to }
            : throw RdsErrors.BadState("InvalidDBInstanceState", $"Instance {id} is not in {from} state."))!);
    }

    private static Dictionary<string, string> Settings(QueryParameters parameters) =>
        parameters.Names.Where(name => !name.Contains('.', StringComparison.Ordinal)).ToDictionary(name => name, name => parameters[name]!);
}
