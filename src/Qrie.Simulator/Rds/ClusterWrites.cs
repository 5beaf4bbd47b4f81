using System.Collections.Immutable;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>What people do to clusters.</summary>
internal sealed class ClusterWrites(SimulatedDatabases databases, SnapshotWrites snapshots)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["CreateDBCluster"] = Create,
        ["ModifyDBCluster"] = Modify,
        ["DeleteDBCluster"] = Delete,
    };

    private XElement Create(ServiceCall call, QueryParameters parameters)
    {
        var id = parameters.Required("DBClusterIdentifier").ToLowerInvariant();
        var engine = parameters.Required("Engine");
        var made = Apply(new SimulatedDbCluster
        {
            Id = id,
            AccountId = call.AccountId,
            Region = call.Region,
            Arn = databases.Arn(call, "cluster", id),
            ResourceId = databases.NewResourceId("cluster", id),
            Engine = engine,
            EngineVersion = parameters["EngineVersion"] ?? (engine.Contains("mysql", StringComparison.Ordinal) ? "8.0.mysql_aurora.3.08.0" : "16.6"),
            CreatedAt = call.Now,
            ParameterGroup = $"default.{engine}",
            IsEncrypted = InstanceSettings.Flag(parameters["StorageEncrypted"] ?? "false"),
            KmsKeyId = parameters["KmsKeyId"],
            LogExports = [.. parameters.List("EnableCloudwatchLogsExports")],
            Tags = SnapshotWrites.Tags(parameters),
        }, parameters);
        databases.Clusters.Change(made.Arn, known => known is null ? made : throw RdsErrors.Exists("DBClusterAlreadyExistsFault", id));
        return RdsXml.Describe(made, []);
    }

    private XElement Modify(ServiceCall call, QueryParameters parameters)
    {
        var id = parameters.Required("DBClusterIdentifier");
        var changed = databases.Clusters.Change(databases.Arn(call, "cluster", id), known => Apply(known ?? throw RdsErrors.NoCluster(id), parameters))!;
        if (parameters["NewDBClusterIdentifier"]?.ToLowerInvariant() is { } name && InstanceSettings.Flag(parameters["ApplyImmediately"] ?? "false"))
        {
            var renamed = changed with { Id = name, Arn = databases.Arn(call, "cluster", name) };
            databases.Clusters.Change(renamed.Arn, known => known is null ? renamed : throw RdsErrors.Exists("DBClusterAlreadyExistsFault", name));
            databases.Clusters.Change(changed.Arn, _ => null);
            foreach (var member in Members(call, changed.Id))
            {
                databases.Instances.Change(member.Arn, db => db is null ? null : db with { ClusterId = name });
            }
        }

        return RdsXml.Describe(changed, Members(call, changed.Id));
    }

    private XElement Delete(ServiceCall call, QueryParameters parameters)
    {
        var cluster = databases.Cluster(call, parameters.Required("DBClusterIdentifier"));
        if (cluster.IsProtected)
        {
            throw RdsErrors.BadCombination("Cannot delete protected Cluster, please disable deletion protection and try again.");
        }

        if (Members(call, cluster.Id).Any())
        {
            throw RdsErrors.BadState("InvalidDBClusterStateFault", "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
        }

        if (parameters["FinalDBSnapshotIdentifier"] is { } last)
        {
            snapshots.Take(call, last, cluster.Id, ofCluster: true, ImmutableSortedDictionary<string, string>.Empty);
        }
        else if (!InstanceSettings.Flag(parameters["SkipFinalSnapshot"] ?? "false"))
        {
            throw RdsErrors.BadCombination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        databases.Clusters.Change(cluster.Arn, _ => null);
        return RdsXml.Describe(cluster with { Status = "deleting" }, []);
    }

    private IEnumerable<SimulatedDbInstance> Members(ServiceCall call, string clusterId) =>
        databases.Instances.Where(DateTimeOffset.MaxValue, databases.Prefix(call, "db")).Select(row => row.Value).Where(db => db.ClusterId == clusterId);

    private static SimulatedDbCluster Apply(SimulatedDbCluster cluster, QueryParameters parameters)
    {
        bool Flag(string name, bool before) => parameters[name] is { } given ? InstanceSettings.Flag(given) : before;
        return cluster with
        {
            BackupDays = parameters["BackupRetentionPeriod"] is { } days ? InstanceSettings.Number(days) : cluster.BackupDays,
            IsMultiAz = parameters.List("AvailabilityZones").Count > 1 || cluster.IsMultiAz,
            IsProtected = Flag("DeletionProtection", cluster.IsProtected),
            UpgradesItself = Flag("AutoMinorVersionUpgrade", cluster.UpgradesItself),
            KnowsIam = Flag("EnableIAMDatabaseAuthentication", cluster.KnowsIam),
            LogExports = InstanceSettings.Logs(
                cluster.LogExports, parameters.List("CloudwatchLogsExportConfiguration.EnableLogTypes"), parameters.List("CloudwatchLogsExportConfiguration.DisableLogTypes")),
        };
    }
}
