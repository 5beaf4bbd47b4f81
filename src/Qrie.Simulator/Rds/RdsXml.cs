using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Qrie.Simulator.Rds;

/// <summary>Databases, clusters and snapshots as RDS describes them. Elements that lack a value are left out.</summary>
internal static class RdsXml
{
    public static XElement Describe(SimulatedDbInstance db) => new("DBInstance",
        new XElement("DBInstanceIdentifier", db.Id),
        new XElement("DBInstanceClass", "db.t4g.medium"),
        new XElement("Engine", db.Engine),
        new XElement("EngineVersion", db.EngineVersion),
        new XElement("DBInstanceStatus", db.Status),
        new XElement("Endpoint",
            new XElement("Address", $"{db.Id}.c1q2r3i4e5.{db.Region}.rds.amazonaws.com"), new XElement("Port", db.Engine.StartsWith("postgres", StringComparison.Ordinal) ? 5432 : 3306)),
        new XElement("InstanceCreateTime", Time(db.CreatedAt)),
        new XElement("BackupRetentionPeriod", db.BackupDays),
        new XElement("VpcSecurityGroups", db.SecurityGroups.Select(group => new XElement("VpcSecurityGroupMembership", new XElement("VpcSecurityGroupId", group), new XElement("Status", "active")))),
        new XElement("DBParameterGroups", new XElement("DBParameterGroup", new XElement("DBParameterGroupName", db.ParameterGroup), new XElement("ParameterApplyStatus", "in-sync"))),
        new XElement("DBSubnetGroup",
            new XElement("DBSubnetGroupName", db.SubnetGroup),
            new XElement("VpcId", "vpc-0123456789abcdef0"),
            new XElement("Subnets", new XElement("Subnet", new XElement("SubnetIdentifier", "subnet-0123456789abcdef0"), new XElement("SubnetStatus", "Active")))),
        new XElement("PendingModifiedValues", db.Pending.Select(pending => new XElement(
            pending.Key == "EnableIAMDatabaseAuthentication" ? "IAMDatabaseAuthenticationEnabled" : pending.Key, pending.Value))),
        new XElement("MultiAZ", Flag(db.IsMultiAz)),
        new XElement("AutoMinorVersionUpgrade", Flag(db.UpgradesItself)),
        Optional("ReadReplicaSourceDBInstanceIdentifier", db.SourceId),
        new XElement("PubliclyAccessible", Flag(db.IsPublic)),
        Optional("DBClusterIdentifier", db.ClusterId),
        new XElement("StorageEncrypted", Flag(db.IsEncrypted)),
        Optional("KmsKeyId", db.KmsKeyId),
        new XElement("DbiResourceId", db.ResourceId),
        new XElement("CACertificateIdentifier", "rds-ca-rsa2048-g1"),
        new XElement("DBInstanceArn", db.Arn),
        new XElement("IAMDatabaseAuthenticationEnabled", Flag(db.KnowsIam)),
        new XElement("DeletionProtection", Flag(db.IsProtected)),
        Logs(db.LogExports),
        new XElement("CertificateDetails", new XElement("CAIdentifier", "rds-ca-rsa2048-g1"), new XElement("ValidTill", Time(db.CreatedAt.AddYears(1)))),
        Tags(db.Tags));

    public static XElement Describe(SimulatedDbCluster cluster, IEnumerable<SimulatedDbInstance> members) => new("DBCluster",
        new XElement("DBClusterIdentifier", cluster.Id),
        new XElement("Engine", cluster.Engine),
        new XElement("EngineVersion", cluster.EngineVersion),
        new XElement("Status", cluster.Status),
        new XElement("ClusterCreateTime", Time(cluster.CreatedAt)),
        new XElement("BackupRetentionPeriod", cluster.BackupDays),
        new XElement("DBClusterParameterGroup", cluster.ParameterGroup),
        new XElement("DBClusterMembers", members.Select((member, index) => new XElement("DBClusterMember",
            new XElement("DBInstanceIdentifier", member.Id), new XElement("IsClusterWriter", Flag(index == 0))))),
        new XElement("MultiAZ", Flag(cluster.IsMultiAz)),
        new XElement("AutoMinorVersionUpgrade", Flag(cluster.UpgradesItself)),
        new XElement("StorageEncrypted", Flag(cluster.IsEncrypted)),
        Optional("KmsKeyId", cluster.KmsKeyId),
        new XElement("DbClusterResourceId", cluster.ResourceId),
        new XElement("DBClusterArn", cluster.Arn),
        new XElement("IAMDatabaseAuthenticationEnabled", Flag(cluster.KnowsIam)),
        new XElement("DeletionProtection", Flag(cluster.IsProtected)),
        Logs(cluster.LogExports),
        Tags(cluster.Tags));

    public static XElement Describe(SimulatedDbSnapshot snapshot)
    {
        var word = snapshot.IsOfCluster ? "DBCluster" : "DB";
        return new XElement($"{word}Snapshot",
            new XElement($"{word}SnapshotIdentifier", snapshot.Id),
            new XElement(snapshot.IsOfCluster ? "DBClusterIdentifier" : "DBInstanceIdentifier", snapshot.SourceId),
            new XElement("SnapshotCreateTime", Time(snapshot.CreatedAt)),
            new XElement("Engine", snapshot.Engine),
            new XElement("Status", "available"),
            new XElement("SnapshotType", snapshot.Type),
            new XElement(snapshot.IsOfCluster ? "StorageEncrypted" : "Encrypted", Flag(snapshot.IsEncrypted)),
            Optional("KmsKeyId", snapshot.KmsKeyId),
            new XElement($"{word}SnapshotArn", snapshot.Arn),
            Tags(snapshot.Tags));
    }

    public static XElement Attributes(SimulatedDbSnapshot snapshot)
    {
        var word = snapshot.IsOfCluster ? "DBCluster" : "DB";
        return new XElement($"{word}SnapshotAttributesResult",
            new XElement($"{word}SnapshotIdentifier", snapshot.Id),
            new XElement($"{word}SnapshotAttributes", new XElement($"{word}SnapshotAttribute",
                new XElement("AttributeName", "restore"),
                new XElement("AttributeValues", snapshot.Restore.Select(value => new XElement("AttributeValue", value))))));
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static XElement? Optional(string name, string? value) => value is null ? null : new XElement(name, value);

    private static XElement? Logs(ImmutableSortedSet<string> logs) =>
        logs.Count == 0 ? null : new XElement("EnabledCloudwatchLogsExports", logs.Select(log => new XElement("member", log)));

    private static XElement Tags(ImmutableSortedDictionary<string, string> tags) =>
        new("TagList", tags.Select(tag => new XElement("Tag", new XElement("Key", tag.Key), new XElement("Value", tag.Value))));
}
