using System.Xml.Linq;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Rds;

/// <summary>Databases from the event to the finding.</summary>
public sealed class RdsServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    private SimulatedAccount Account => qrie.Simulator.Organization.Accounts[0];

    [Fact]
    public async Task A_database_is_made_public_closed_renamed_and_deleted()
    {
        await CreateAsync("Story");
        var arn = Arn("db", "story");
        (await qrie.FindingAsync(arn, "RDSPublicAccess")).Should().BeNull();
        await qrie.ShouldBeActiveAsync(arn, "RDSUnencryptedStorage", "CreateDBInstance");

        await CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", "STORY"), ("PubliclyAccessible", "true"), ("ApplyImmediately", "true"));
        (await qrie.ShouldBeActiveAsync(arn, "RDSPublicAccess", "ModifyDBInstance")).Evidence.Should().Contain("story.");
        await CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", "story"), ("PubliclyAccessible", "false"), ("ApplyImmediately", "true"));
        await qrie.ShouldBeResolvedAsync(arn, "RDSPublicAccess");

        await CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", "story"), ("NewDBInstanceIdentifier", "Story-Two"), ("ApplyImmediately", "true"));
        await qrie.ShouldBeTombstoneAsync(arn);
        await qrie.ShouldBeActiveAsync(Arn("db", "story-two"), "RDSUnencryptedStorage", "ModifyDBInstance");

        await CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", "story-two"), ("FinalDBSnapshotIdentifier", "Story-Last"));
        await qrie.ShouldBeTombstoneAsync(Arn("db", "story-two"));
        await qrie.ShouldBeActiveAsync(Arn("snapshot", "story-last"), "RDSSnapshotUnencrypted", "DeleteDBInstance");
    }

    [Fact]
    public async Task A_value_that_waits_changes_no_verdict()
    {
        await CreateAsync("waits");
        await qrie.ShouldBeActiveAsync(Arn("db", "waits"), "RDSMultiAZDisabled", "CreateDBInstance");
        await CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", "waits"), ("MultiAZ", "true"));
        await qrie.ShouldBeActiveAsync(Arn("db", "waits"), "RDSMultiAZDisabled", "CreateDBInstance");
        (await qrie.ResourceAsync(Arn("db", "waits"))).Configuration.Should().Contain("""
            "pending_values":["MultiAZ"]
            """.Trim());
        await CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", "waits"), ("MultiAZ", "true"), ("ApplyImmediately", "true"));
        await qrie.ShouldBeResolvedAsync(Arn("db", "waits"), "RDSMultiAZDisabled");
    }

    [Fact]
    public async Task A_snapshot_that_is_shared_with_all_is_found_and_found_closed_again()
    {
        await CreateAsync("shared");
        await CallAsync("CreateDBSnapshot", ("DBInstanceIdentifier", "shared"), ("DBSnapshotIdentifier", "shared-1"));
        var arn = Arn("snapshot", "shared-1");
        (await qrie.FindingAsync(arn, "RDSSnapshotPublic")).Should().BeNull();
        await CallAsync("ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", "shared-1"), ("AttributeName", "restore"),
            ("ValuesToAdd.AttributeValue.1", "all"), ("ValuesToAdd.AttributeValue.2", "999999999999"), ("ValuesToAdd.AttributeValue.3", qrie.Simulator.Organization.Accounts[1].Id));
        await qrie.ShouldBeActiveAsync(arn, "RDSSnapshotPublic", "ModifyDBSnapshotAttribute");
        (await qrie.ShouldBeActiveAsync(arn, "RDSSnapshotSharedExternally", "ModifyDBSnapshotAttribute")).Evidence.Should().Be("""{"accounts":["999999999999"]}""");

        await CallAsync("ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", "shared-1"), ("AttributeName", "restore"),
            ("ValuesToRemove.AttributeValue.1", "all"), ("ValuesToRemove.AttributeValue.2", "999999999999"));
        await qrie.ShouldBeResolvedAsync(arn, "RDSSnapshotPublic");
        await qrie.ShouldBeResolvedAsync(arn, "RDSSnapshotSharedExternally");
        await CallAsync("DeleteDBSnapshot", ("DBSnapshotIdentifier", "shared-1"));
        await qrie.ShouldBeTombstoneAsync(arn);
    }

    [Fact]
    public async Task A_cluster_is_judged_in_its_members_stead()
    {
        await CallAsync("CreateDBCluster", ("DBClusterIdentifier", "main"), ("Engine", "aurora-postgresql"));
        await qrie.ShouldBeActiveAsync(Arn("cluster", "main"), "RDSClusterUnencryptedStorage", "CreateDBCluster");
        await CallAsync("CreateDBInstance", ("DBInstanceIdentifier", "main-1"), ("DBClusterIdentifier", "main"), ("PubliclyAccessible", "true"));
        (await qrie.FindingAsync(Arn("db", "main-1"), "RDSUnencryptedStorage")).Should().BeNull();
        await qrie.ShouldBeActiveAsync(Arn("db", "main-1"), "RDSPublicAccess", "CreateDBInstance");
        (await qrie.ResourceAsync(Arn("cluster", "main"))).Configuration.Should().Contain("\"members\":[\"main-1\"]");

        await CallAsync("CreateDBClusterSnapshot", ("DBClusterIdentifier", "main"), ("DBClusterSnapshotIdentifier", "main-s"));
        (await qrie.FindingAsync(Arn("cluster-snapshot", "main-s"), "RDSClusterSnapshotPublic")).Should().BeNull();
        await CallAsync("ModifyDBClusterSnapshotAttribute", ("DBClusterSnapshotIdentifier", "main-s"), ("AttributeName", "restore"), ("ValuesToAdd.AttributeValue.1", "all"));
        await qrie.ShouldBeActiveAsync(Arn("cluster-snapshot", "main-s"), "RDSClusterSnapshotPublic", "ModifyDBClusterSnapshotAttribute");
        await CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", "main-1"));
        await CallAsync("DeleteDBCluster", ("DBClusterIdentifier", "main"), ("SkipFinalSnapshot", "true"));
        await qrie.ShouldBeTombstoneAsync(Arn("cluster", "main"));
    }

    [Fact]
    public async Task A_change_of_a_parameter_group_reaches_the_databases_that_use_it()
    {
        await CallAsync("CreateDBParameterGroup", ("DBParameterGroupName", "own"), ("DBParameterGroupFamily", "postgres14"), ("Description", "d"));
        await CreateAsync("parameters", ("DBParameterGroupName", "own"));
        await qrie.ShouldBeActiveAsync(Arn("db", "parameters"), "RDSTransportEncryptionNotEnforced", "CreateDBInstance");
        await CallAsync("ModifyDBParameterGroup", ("DBParameterGroupName", "own"), ("Parameters.Parameter.1.ParameterName", "rds.force_ssl"), ("Parameters.Parameter.1.ParameterValue", "1"));
        await qrie.ShouldBeResolvedAsync(Arn("db", "parameters"), "RDSTransportEncryptionNotEnforced");
    }

    [Fact]
    public async Task What_may_not_be_read_is_unknown_and_the_coverage_names_the_action()
    {
        await CreateAsync("denied");
        var faults = qrie.Simulator.Organization.Faults;
        faults.Deny(Account.Id, "rds:DescribeDBSnapshotAttributes");
        try
        {
            await CallAsync("CreateDBSnapshot", ("DBInstanceIdentifier", "denied"), ("DBSnapshotIdentifier", "denied-1"));
            await qrie.ShouldBeUnknownAsync(Arn("snapshot", "denied-1"), "RDSSnapshotPublic", "attributes", "rds:DescribeDBSnapshotAttributes");
            await qrie.ShouldBeActiveAsync(Arn("snapshot", "denied-1"), "RDSSnapshotUnencrypted", "CreateDBSnapshot");
        }
        finally
        {
            faults.Allow(Account.Id);
        }
    }

    [Fact]
    public async Task Databases_that_change_together_are_described_together()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.ResetCalls();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => CallAsync(account, "CreateDBInstance", ("DBInstanceIdentifier", $"many-{i}"), ("Engine", "postgres"))));
        await qrie.SettleAsync(ct);
        (await qrie.Service<IInventoryQueries>().ArnsAsync(account.Id, "AWS::RDS::DBInstance", null, ct)).Should().HaveCount(30);
        // Each of the thirty is looked at twice.
        qrie.Calls("DescribeDBInstances").Should().BeLessThan(40);
    }

    [Fact]
    public async Task Other_services_behind_the_same_API_are_listed_and_not_judged()
    {
        await CallAsync("CreateDBInstance", ("DBInstanceIdentifier", "documents"), ("Engine", "docdb"), ("PubliclyAccessible", "true"));
        (await qrie.ResourceAsync(Arn("db", "documents"))).Status.Should().Be(ResourceStatus.Present);
        (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Arn = Arn("db", "documents") }, 10, null, ct)).Items.Should().BeEmpty();
    }

    private string Arn(string word, string id) => $"arn:aws:rds:us-east-1:{Account.Id}:{word}:{id}";

    private Task<XElement> CreateAsync(string id, params (string Name, string Value)[] parameters) =>
        CallAsync("CreateDBInstance", [("DBInstanceIdentifier", id), ("Engine", "postgres"), ("MasterUserPassword", "secret"), .. parameters]);

    private Task<XElement> CallAsync(string operation, params (string Name, string Value)[] parameters) => CallAsync(Account, operation, parameters);

    private Task<XElement> CallAsync(SimulatedAccount account, string operation, params (string Name, string Value)[] parameters) =>
        qrie.Simulator.QueryAsync(account.Id, "rds", "2014-10-31", operation, parameters);
}
