using Amazon.Runtime;
using Qrie.Silo.Tests.Services;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>A few databases, a cluster with a member, and snapshots in each account, that come, go, change, and take each other's names.</summary>
internal sealed class RdsMutations : IServiceMutations
{
    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        try
        {
            await MakeAsync(simulator, random);
        }
        catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // What makes no sense is refused, and recorded with an error code.
        }
    }

    private static async Task MakeAsync(SimulatorHost simulator, Random random)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var region = random.Next(3) > 0 ? "us-east-1" : "eu-west-1";
        Task CallAsync(string operation, params (string Name, string Value)[] parameters) =>
            simulator.QueryAsync(account.Id, "rds", "2014-10-31", operation, parameters, region);
        string Flag() => random.Next(2) == 0 ? "true" : "false";
        string Database() => $"db-{random.Next(4)}";
        string Snapshot() => $"snapshot-{random.Next(4)}";
        (string, string) Now() => ("ApplyImmediately", Flag());

        await (random.Next(18) switch
        {
            0 or 1 or 2 => CallAsync("CreateDBInstance", ("DBInstanceIdentifier", Database()), ("Engine", random.Next(2) == 0 ? "postgres" : "mysql"), ("StorageEncrypted", Flag())),
            3 or 4 => CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", Database()), ("PubliclyAccessible", Flag()), Now()),
            5 => CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", Database()), ("MultiAZ", Flag()), ("BackupRetentionPeriod", $"{random.Next(2) * 7}"), Now()),
            6 => CallAsync("ModifyDBInstance", ("DBInstanceIdentifier", Database()), ("NewDBInstanceIdentifier", Database()), ("ApplyImmediately", "true")),
            7 => CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", Database()), ("SkipFinalSnapshot", "true")),
            8 => CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", Database()), ("FinalDBSnapshotIdentifier", Snapshot())),
            9 => CallAsync("CreateDBSnapshot", ("DBInstanceIdentifier", Database()), ("DBSnapshotIdentifier", Snapshot())),
            10 => CallAsync("ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", Snapshot()), ("AttributeName", "restore"), ("ValuesToAdd.AttributeValue.1", random.Next(2) == 0 ? "all" : "999999999999")),
            11 => CallAsync("ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", Snapshot()), ("AttributeName", "restore"), ("ValuesToRemove.AttributeValue.1", "all")),
            12 => CallAsync("DeleteDBSnapshot", ("DBSnapshotIdentifier", Snapshot())),
            13 => CallAsync("CreateDBCluster", ("DBClusterIdentifier", $"cluster-{random.Next(2)}"), ("Engine", "aurora-postgresql"), ("StorageEncrypted", Flag())),
            14 => CallAsync("CreateDBInstance", ("DBInstanceIdentifier", $"member-{random.Next(2)}"), ("DBClusterIdentifier", $"cluster-{random.Next(2)}")),
            15 => CallAsync("ModifyDBCluster", ("DBClusterIdentifier", $"cluster-{random.Next(2)}"), ("NewDBClusterIdentifier", $"cluster-{random.Next(2)}"), ("DeletionProtection", "false"), ("ApplyImmediately", "true")),
            16 => CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", $"member-{random.Next(2)}"), ("SkipFinalSnapshot", "true")),
            _ => CallAsync("DeleteDBCluster", ("DBClusterIdentifier", $"cluster-{random.Next(2)}"), ("SkipFinalSnapshot", "true")),
        });
    }
}
