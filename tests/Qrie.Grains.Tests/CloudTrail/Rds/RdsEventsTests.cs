using Qrie.Aws;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Rds;

public sealed class RdsEventsTests
{
    [Theory]
    [InlineData("CreateDBInstance CreateDBInstanceReadReplica RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3", "'rp':{'dBInstanceIdentifier':'Orders'}", "C rds:~:db:orders")]
    [InlineData("CreateDBInstance", "'rp':{'dBInstanceIdentifier':'Orders','dBClusterIdentifier':'Main'},'re':{'dBInstanceArn':'arn:aws:rds:eu-west-1:111122223333:db:orders'}",
        "C rds:~:db:orders; R rds:~:cluster:main")]
    [InlineData("CreateDBInstanceReadReplica", "'rp':{'dBInstanceIdentifier':'copy','sourceDBInstanceIdentifier':'arn:aws:rds:us-east-1:111122223333:db:orders'}",
        "C rds:~:db:copy; R rds:us-east-1:111122223333:db:orders")]
    [InlineData("RestoreDBInstanceToPointInTime", "'rp':{'targetDBInstanceIdentifier':'orders'}", "C rds:~:db:orders")]
    [InlineData("ModifyDBInstance RebootDBInstance StartDBInstance StopDBInstance PromoteReadReplica", "'rp':{'dBInstanceIdentifier':'orders'}", "U rds:~:db:orders")]
    [InlineData("ModifyDBInstance", "'rp':{'dBInstanceIdentifier':'orders','newDBInstanceIdentifier':'Orders-2'}", "D rds:~:db:orders; C rds:~:db:orders-2")]
    [InlineData("StopDBInstance", "'rp':{'dBInstanceIdentifier':'orders','dBSnapshotIdentifier':'s'}", "U rds:~:db:orders; C rds:~:snapshot:s")]
    [InlineData("DeleteDBInstance", "'rp':{'dBInstanceIdentifier':'orders','finalDBSnapshotIdentifier':'last'}", "D rds:~:db:orders; C rds:~:snapshot:last")]
    [InlineData("DeleteDBInstance", "'rp':{'dBInstanceIdentifier':'orders','skipFinalSnapshot':true}", "D rds:~:db:orders")]
    [InlineData("DeleteDBInstance", "'rp':{'dBInstanceIdentifier':'main-1'},'re':{'dBClusterIdentifier':'main'}", "D rds:~:db:main-1; R rds:~:cluster:main")]
    [InlineData("ModifyDBInstance", "'rp':{'dBInstanceIdentifier':'main-1'},'re':{'dBClusterIdentifier':'main'}", "U rds:~:db:main-1; R rds:~:cluster:main")]
    public void Instances(string names, string members, string expected) => ShouldEachGive("rds", names, members, expected);

    [Theory]
    [InlineData("CreateDBCluster RestoreDBClusterFromSnapshot RestoreDBClusterFromS3 RestoreDBClusterToPointInTime", "'rp':{'dBClusterIdentifier':'Main'}", "C rds:~:cluster:main")]
    [InlineData("ModifyDBCluster StartDBCluster StopDBCluster RebootDBCluster FailoverDBCluster", "'rp':{'dBClusterIdentifier':'main'}",
        "U rds:~:cluster:main; R RDS::DBInstance of rds:~:cluster:main")]
    [InlineData("ModifyDBCluster", "'rp':{'dBClusterIdentifier':'main','newDBClusterIdentifier':'next'}",
        "D rds:~:cluster:main; C rds:~:cluster:next; R RDS::DBInstance of rds:~:cluster:main")]
    [InlineData("DeleteDBCluster", "'rp':{'dBClusterIdentifier':'main','finalDBSnapshotIdentifier':'last'}", "D rds:~:cluster:main; C rds:~:cluster-snapshot:last")]
    [InlineData("FailoverGlobalCluster SwitchoverGlobalCluster", "'rp':{'targetDbClusterIdentifier':'arn:aws:rds:us-east-1:111122223333:cluster:main'}", "U rds:us-east-1:111122223333:cluster:main")]
    [InlineData("RemoveFromGlobalCluster", "'rp':{'dbClusterIdentifier':'arn:aws:rds:eu-west-1:111122223333:cluster:main'}", "U rds:~:cluster:main")]
    [InlineData("CreateBlueGreenDeployment SwitchoverBlueGreenDeployment DeleteBlueGreenDeployment", "'rp':{}", "B RDS::DBInstance; B RDS::DBCluster")]
    public void Clusters(string names, string members, string expected) => ShouldEachGive("rds", names, members, expected);

    [Theory]
    [InlineData("CreateDBSnapshot", "'rp':{'dBSnapshotIdentifier':'s'}", "C rds:~:snapshot:s")]
    [InlineData("CreateDBClusterSnapshot", "'rp':{'dBClusterSnapshotIdentifier':'s'}", "C rds:~:cluster-snapshot:s")]
    [InlineData("CopyDBSnapshot", "'rp':{'sourceDBSnapshotIdentifier':'arn:aws:rds:eu-west-1:444455556666:snapshot:x','targetDBSnapshotIdentifier':'s'}", "C rds:~:snapshot:s")]
    [InlineData("CopyDBClusterSnapshot", "'rp':{'targetDBClusterSnapshotIdentifier':'s'}", "C rds:~:cluster-snapshot:s")]
    [InlineData("ModifyDBSnapshot ModifyDBSnapshotAttribute", "'rp':{'dBSnapshotIdentifier':'S'}", "U rds:~:snapshot:s")]
    [InlineData("ModifyDBClusterSnapshotAttribute", "'rp':{'dBClusterSnapshotIdentifier':'s'}", "U rds:~:cluster-snapshot:s")]
    [InlineData("DeleteDBSnapshot", "'rp':{'dBSnapshotIdentifier':'s'}", "D rds:~:snapshot:s")]
    [InlineData("DeleteDBClusterSnapshot", "'rp':{'dBClusterSnapshotIdentifier':'s'}", "D rds:~:cluster-snapshot:s")]
    public void Snapshots(string names, string members, string expected) => ShouldEachGive("rds", names, members, expected);

    [Theory]
    [InlineData("AddTagsToResource RemoveTagsFromResource", "'rp':{'resourceName':'arn:aws:rds:eu-west-1:111122223333:db:orders'}", "U rds:~:db:orders")]
    [InlineData("ApplyPendingMaintenanceAction", "'rp':{'resourceIdentifier':'arn:aws:rds:eu-west-1:111122223333:cluster:main'}", "U rds:~:cluster:main")]
    [InlineData("AddTagsToResource", "'rp':{'resourceName':'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026-03-04'}", "U rds:~:snapshot:rds:orders-2026-03-04")]
    [InlineData("AddTagsToResource", "'rp':{'resourceName':'arn:aws:rds:eu-west-1:111122223333:og:options'}", "ignored no_resource")]
    [InlineData("AddTagsToResource", "'rp':{'resourceName':'arn:aws:rds:eu-west-1:444455556666:db:orders'}", "ignored callers_copy")]
    [InlineData("AddTagsToResource", "'rp':{'resourceName':'****'}", "B RDS::DBInstance; B RDS::DBCluster; B RDS::DBSnapshot; B RDS::DBClusterSnapshot")]
    [InlineData("ModifyDBParameterGroup ResetDBParameterGroup", "'rp':{'dBParameterGroupName':'PG'}", "R RDS::DBInstance of rds:~:pg:pg; R RDS::DBCluster of rds:~:pg:pg")]
    [InlineData("ModifyDBClusterParameterGroup ResetDBClusterParameterGroup", "'rp':{'dBClusterParameterGroupName':'cpg'}",
        "R RDS::DBInstance of rds:~:cluster-pg:cpg; R RDS::DBCluster of rds:~:cluster-pg:cpg")]
    [InlineData("ModifyDBSubnetGroup", "'rp':{'dBSubnetGroupName':'nets'}", "R RDS::DBInstance of rds:~:subgrp:nets; R RDS::DBCluster of rds:~:subgrp:nets")]
    [InlineData("AddRoleToDBInstance RemoveRoleFromDBInstance", "'rp':{'dBInstanceIdentifier':'orders'}", "U rds:~:db:orders")]
    [InlineData("AddRoleToDBCluster", "'rp':{'dBClusterIdentifier':'main'}", "U rds:~:cluster:main")]
    [InlineData("CreateDBParameterGroup CopyDBClusterParameterGroup CreateOptionGroup DeleteDBSubnetGroup AuthorizeDBSecurityGroupIngress CreateDBProxy "
        + "CreateEventSubscription CreateGlobalCluster DeleteDBClusterEndpoint ModifyDBShardGroup CreateIntegration DeleteTenantDatabase CreateCustomDBEngineVersion "
        + "DeleteDBInstanceAutomatedBackup StartActivityStream EnableHttpEndpoint", "'rp':{}", "ignored no_resource")]
    [InlineData("StartExportTask CancelExportTask ModifyCertificates ModifyDBRecommendation PurchaseReservedDBInstancesOffering", "'rp':{}", "ignored listed")]
    [InlineData("DreamUpDatabase", "'rp':{}", "unclassified DreamUpDatabase")]
    [InlineData("DeleteDBInstance", "'rp':{'dBInstanceIdentifier':'<sensitiveDataRemoved>'}", "B RDS::DBInstance")]
    public void All_others(string names, string members, string expected) => ShouldEachGive("rds", names, members, expected);

    [Fact]
    public void The_part_of_every_row_is_a_part_of_a_configuration()
    {
        var types = new ResourceTypes();
        var changes = new RdsEvents().Rows.SelectMany(row => row.Names)
            .Select(name => Of("rds.amazonaws.com", name, """{"dBInstanceIdentifier":"a","dBSnapshotIdentifier":"a","dBClusterSnapshotIdentifier":"a","resourceName":"arn:aws:rds:eu-west-1:111122223333:db:a"}"""))
            .SelectMany(record => record.Parse().Changes).Where(change => change.Part is not null).ToArray();
        changes.Should().NotBeEmpty().And.OnlyContain(change => change.Parts.All(types.Find(change.Type)!.Permissions.ContainsKey));
    }
}
