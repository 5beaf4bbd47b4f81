using System.Collections.Immutable;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>The databases, clusters, snapshots and parameter groups of all accounts, by ARN.</summary>
internal sealed class SimulatedDatabases(SimulatedOrganization organization)
{
    private static readonly string[] TlsByDefault = ["postgres15", "postgres16", "postgres17"];

    public SimulatedTable<SimulatedDbInstance> Instances { get; } = new(organization);

    public SimulatedTable<SimulatedDbCluster> Clusters { get; } = new(organization);

    public SimulatedTable<SimulatedDbSnapshot> Snapshots { get; } = new(organization);

    public SimulatedTable<SimulatedParameterGroup> Groups { get; } = new(organization);

    /// <summary>An ARN of the account and region in which a call is made. RDS keeps ids in lower case.</summary>
    public string Arn(ServiceCall call, string word, string id) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? id
        : $"{Prefix(call, word)}{id.ToLowerInvariant()}";

    public string Prefix(ServiceCall call, string word) => $"arn:{organization.Partition}:rds:{call.Region}:{call.AccountId}:{word}:";

    public string NewResourceId(string prefix, string subject) =>
        $"{prefix}-{organization.Chance.Identifier("resource id", subject).ToString("N")[..26].ToUpperInvariant()}";

    public SimulatedDbInstance Instance(ServiceCall call, string id) =>
        Instances.AsOf(Arn(call, "db", id), call.Now) ?? throw RdsErrors.NoInstance(id);

    public SimulatedDbCluster Cluster(ServiceCall call, string id) =>
        Clusters.AsOf(Arn(call, "cluster", id), call.Now) ?? throw RdsErrors.NoCluster(id);

    public SimulatedDbSnapshot Snapshot(ServiceCall call, string id, bool ofCluster) =>
        Snapshots.AsOf(Arn(call, ofCluster ? "cluster-snapshot" : "snapshot", id), call.Now)
        ?? throw (ofCluster ? RdsErrors.NoClusterSnapshot(id) : RdsErrors.NoSnapshot(id));

    /// <summary>The parameters that matter of a group. Each family has a default group, which nobody can change.</summary>
    public ImmutableSortedDictionary<string, string> Parameters(ServiceCall call, string name)
    {
        if (name.StartsWith("default.", StringComparison.Ordinal))
        {
            return Defaults(name["default.".Length..]);
        }

        var group = Groups.AsOf(Arn(call, "pg", name), call.Now) ?? throw RdsErrors.NoGroup(name);
        return Defaults(group.Family).SetItems(group.Values);
    }

    public static string FamilyOf(string engine, string version) =>
        engine.StartsWith("postgres", StringComparison.Ordinal) ? $"{engine}{version.Split('.')[0]}" : $"{engine}{string.Join('.', version.Split('.').Take(2))}";

    /// <summary>Applies everything that waits, as the maintenance window does: without any record.</summary>
    public void PassMaintenanceWindow()
    {
        foreach (var (arn, _) in Instances.Truth)
        {
            Instances.Change(arn, instance => instance is null ? null : InstanceSettings.Apply(instance with { Pending = instance.Pending.Clear() }, instance.Pending));
        }
    }

    private static ImmutableSortedDictionary<string, string> Defaults(string family) => ImmutableSortedDictionary<string, string>.Empty.SetItems(
        family.StartsWith("postgres", StringComparison.Ordinal)
            ? [KeyValuePair.Create("log_statement", "none"), KeyValuePair.Create("rds.force_ssl", TlsByDefault.Contains(family) ? "1" : "0")]
            : family.StartsWith("mysql", StringComparison.Ordinal) || family.StartsWith("mariadb", StringComparison.Ordinal)
                ? [KeyValuePair.Create("require_secure_transport", "0"), KeyValuePair.Create("max_connections", "150")]
                : []);
}
