using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.Rds.RdsShapes;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Rds;

/// <summary>
/// RDS, and DocumentDB and Neptune, which share its source. The response's ARN wins where there is one. A rename may
/// wait for the maintenance window.
/// </summary>
internal sealed class RdsEvents : EventTable
{
    private const string DbPath = "re.dBInstanceArn / rp.dBInstanceIdentifier";
    private const string ClusterPath = "re.dBClusterArn / rp.dBClusterIdentifier";
    private const string SnapshotPath = "re.dBSnapshotArn / rp.dBSnapshotIdentifier";
    private const string ClusterSnapshotPath = "re.dBClusterSnapshotArn / rp.dBClusterSnapshotIdentifier";

    public override string EventSource => "rds.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateDBInstance CreateDBInstanceReadReplica RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3")
            .Created(Db, DbPath).RelatedNamed(Cluster, "rp.dBClusterIdentifier?").RelatedNamed(Db, "rp.sourceDBInstanceIdentifier?"),
        On("RestoreDBInstanceToPointInTime").Created(Db, "re.dBInstanceArn / rp.targetDBInstanceIdentifier"),
        On("ModifyDBInstance").Renamed(Db, "rp.dBInstanceIdentifier / re.dBInstanceArn", "rp.newDBInstanceIdentifier?").RelatedNamed(Cluster, "re.dBClusterIdentifier?"),
        On("RebootDBInstance StartDBInstance PromoteReadReplica").Changed(Db, DbPath),
        On("StopDBInstance").Changed(Db, DbPath).Created(Snapshot, "rp.dBSnapshotIdentifier?"),
        On("DeleteDBInstance").Deleted(Db, DbPath).Created(Snapshot, "rp.finalDBSnapshotIdentifier?").RelatedNamed(Cluster, "re.dBClusterIdentifier?"),
        On("CreateDBCluster RestoreDBClusterFromSnapshot RestoreDBClusterFromS3 RestoreDBClusterToPointInTime").Created(Cluster, ClusterPath),
        On("ModifyDBCluster").Renamed(Cluster, "rp.dBClusterIdentifier / re.dBClusterArn", "rp.newDBClusterIdentifier?").Related(Db),
        On("StartDBCluster StopDBCluster RebootDBCluster FailoverDBCluster").Changed(Cluster, ClusterPath).Related(Db),
        On("DeleteDBCluster").Deleted(Cluster, ClusterPath).Created(ClusterSnapshot, "rp.finalDBSnapshotIdentifier?"),
        On("CreateDBSnapshot").Created(Snapshot, SnapshotPath),
        On("CreateDBClusterSnapshot").Created(ClusterSnapshot, ClusterSnapshotPath),
        On("CopyDBSnapshot").Created(Snapshot, "re.dBSnapshotArn / rp.targetDBSnapshotIdentifier"),
        On("CopyDBClusterSnapshot").Created(ClusterSnapshot, "re.dBClusterSnapshotArn / rp.targetDBClusterSnapshotIdentifier"),
        On("ModifyDBSnapshot").Changed(Snapshot, SnapshotPath, "snapshot"),
        On("ModifyDBSnapshotAttribute").Changed(Snapshot, SnapshotPath, "attributes"),
        On("ModifyDBClusterSnapshotAttribute").Changed(ClusterSnapshot, ClusterSnapshotPath, "attributes"),
        On("DeleteDBSnapshot").Deleted(Snapshot, SnapshotPath),
        On("DeleteDBClusterSnapshot").Deleted(ClusterSnapshot, ClusterSnapshotPath),
        On("AddTagsToResource RemoveTagsFromResource").Changed(ByArn, "rp.resourceName", "tags"),
        On("ApplyPendingMaintenanceAction").Changed(ByArn, "rp.resourceIdentifier"),
        On("ModifyDBParameterGroup ResetDBParameterGroup").RelatedTo(ParameterGroup, "rp.dBParameterGroupName", Db, Cluster),
        On("ModifyDBClusterParameterGroup ResetDBClusterParameterGroup")
            .RelatedTo(ClusterParameterGroup, "rp.dBClusterParameterGroupName", Db, Cluster),
        On("ModifyDBSubnetGroup").RelatedTo(SubnetGroup, "rp.dBSubnetGroupName", Db, Cluster),
        On("FailoverGlobalCluster SwitchoverGlobalCluster RemoveFromGlobalCluster")
            .Changed(Cluster, "rp.targetDbClusterIdentifier / rp.dbClusterIdentifier"),
        On("CreateBlueGreenDeployment SwitchoverBlueGreenDeployment DeleteBlueGreenDeployment").Relists(Db, Cluster),
    ];

    public override IReadOnlyList<EventRule> Defaults { get; } =
    [
        On("*").Changed(Db, "rp.dBInstanceIdentifier?").Changed(Cluster, "rp.dBClusterIdentifier?"),
    ];

    public override string Listed => "StartExportTask CancelExportTask ModifyCertificates ModifyDBRecommendation PurchaseReservedDBInstancesOffering";

    public override string NoResource =>
        "*ParameterGroup *OptionGroup *SubnetGroup *DBSecurityGroup* *Proxy* *Subscription *GlobalCluster *ClusterEndpoint *ShardGroup "
        + "*Integration *TenantDatabase *EngineVersion *AutomatedBackup* *ActivityStream *HttpEndpoint";
}
