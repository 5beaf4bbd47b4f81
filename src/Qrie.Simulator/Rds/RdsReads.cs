using System.Globalization;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>What RDS answers. Whatever is filtered for and is not there is left out; what is asked for by its id must be there.</summary>
internal sealed class RdsReads(SimulatedDatabases databases)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["DescribeDBInstances"] = Instances,
        ["DescribeDBClusters"] = Clusters,
        ["DescribeDBSnapshots"] = (call, parameters) => Snapshots(call, parameters, ofCluster: false),
        ["DescribeDBClusterSnapshots"] = (call, parameters) => Snapshots(call, parameters, ofCluster: true),
        ["DescribeDBSnapshotAttributes"] = (call, parameters) => new XElement("r", RdsXml.Attributes(databases.Snapshot(call, parameters.Required("DBSnapshotIdentifier"), false))),
        ["DescribeDBClusterSnapshotAttributes"] = (call, parameters) =>
            new XElement("r", RdsXml.Attributes(databases.Snapshot(call, parameters.Required("DBClusterSnapshotIdentifier"), true))),
        ["DescribeDBParameters"] = Parameters,
    };

    private XElement Instances(ServiceCall call, QueryParameters parameters)
    {
        var all = parameters["DBInstanceIdentifier"] is { } id
            ? [databases.Instance(call, id)]
            : databases.Instances.Where(call.Now, databases.Prefix(call, "db")).Select(row => row.Value);
        return Page(parameters, "DBInstances", Filtered(parameters, all, ("db-instance-id", db => db.Id, db => db.Arn), ("db-cluster-id", db => db.ClusterId ?? "", db => "")), RdsXml.Describe);
    }

    private XElement Clusters(ServiceCall call, QueryParameters parameters)
    {
        var all = parameters["DBClusterIdentifier"] is { } id
            ? [databases.Cluster(call, id)]
            : databases.Clusters.Where(call.Now, databases.Prefix(call, "cluster")).Select(row => row.Value);
        var members = databases.Instances.Where(call.Now, databases.Prefix(call, "db")).Select(row => row.Value).ToLookup(db => db.ClusterId);
        return Page(parameters, "DBClusters", Filtered(parameters, all, ("db-cluster-id", cluster => cluster.Id, cluster => cluster.Arn)), cluster => RdsXml.Describe(cluster, members[cluster.Id]));
    }

    private XElement Snapshots(ServiceCall call, QueryParameters parameters, bool ofCluster)
    {
        var word = ofCluster ? "DBCluster" : "DB";
        var all = parameters[$"{word}SnapshotIdentifier"] is { } id
            ? [databases.Snapshot(call, id, ofCluster)]
            : databases.Snapshots.Where(call.Now, databases.Prefix(call, ofCluster ? "cluster-snapshot" : "snapshot")).Select(row => row.Value);
        var type = parameters["SnapshotType"];
        return Page(
            parameters,
            $"{word}Snapshots",
            Filtered(parameters, all.Where(snapshot => type is null || snapshot.Type == type), (ofCluster ? "db-cluster-snapshot-id" : "db-snapshot-id", snapshot => snapshot.Id, snapshot => snapshot.Arn)),
            RdsXml.Describe);
    }

    private XElement Parameters(ServiceCall call, QueryParameters parameters)
    {
        var all = databases.Parameters(call, parameters.Required("DBParameterGroupName"));
        return Page(parameters, "Parameters", Filtered(parameters, all, ("parameter-name", one => one.Key, one => "")), one => new XElement("Parameter",
            new XElement("ParameterName", one.Key), new XElement("ParameterValue", one.Value), new XElement("Source", "system"), new XElement("IsModifiable", "true")));
    }

    private static IEnumerable<T> Filtered<T>(QueryParameters parameters, IEnumerable<T> all, params (string Name, Func<T, string> Id, Func<T, string> Arn)[] known)
    {
        foreach (var filter in parameters.Members("Filters"))
        {
            var (name, values) = (parameters[$"{filter}.Name"], parameters.List($"{filter}.Values"));
            var (_, id, arn) = known.FirstOrDefault(one => one.Name == name);
            all = id is null ? throw RdsErrors.BadValue($"Unrecognized filter name: {name}") : all.Where(item => values.Contains(id(item)) || values.Contains(arn(item)));
        }

        return all;
    }

    private static XElement Page<T>(QueryParameters parameters, string list, IEnumerable<T> all, Func<T, XElement> describe)
    {
        var size = parameters["MaxRecords"] is not { } given ? 100
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 20 and <= 100 ? asked
            : throw RdsErrors.BadValue($"Invalid value {given} for MaxRecords. Must be between 20 and 100");
        var from = int.TryParse(parameters["Marker"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var items = all.Skip(from).Take(size + 1).ToArray();
        return new XElement("r",
            items.Length > size ? new XElement("Marker", from + size) : null,
            new XElement(list, items.Take(size).Select(describe)));
    }
}
