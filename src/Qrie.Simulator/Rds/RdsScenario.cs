using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Rds;

/// <summary>
/// A few databases in each account, with snapshots. Now and then one is made public, loses its backups or its protection, or a snapshot
/// is shared with all, and is mended soon after; a database is made and deleted.
/// </summary>
internal sealed class RdsScenario : IServiceScenario
{
    private static readonly string[] Uses = ["orders", "billing", "sessions", "reports"];

    private readonly List<(SimulatedAccount Account, string Region, string Id)> databases = [];

    public async Task SetUpAsync(ScenarioStage stage)
    {
        foreach (var account in stage.Organization.Accounts)
        {
            foreach (var use in Uses.Take(stage.Random.Next(2, Uses.Length + 1)))
            {
                var (region, id, good) = (stage.Staff.Pick(stage.Organization.Options.Regions), $"{account.Name}-{use}", stage.Random.Next(2) == 0);
                var person = stage.Staff.Builder(account.Id);
                await CallAsync(stage, person, account, region, "CreateDBInstance",
                    ("DBInstanceIdentifier", id), ("Engine", stage.Random.Next(2) == 0 ? "postgres" : "mysql"), ("MasterUsername", "app"), ("MasterUserPassword", "simulated"),
                    ("StorageEncrypted", good ? "true" : "false"), ("MultiAZ", good ? "true" : "false"), ("DeletionProtection", good ? "true" : "false"),
                    ("BackupRetentionPeriod", "7"), ("PubliclyAccessible", "false"), ("Tags.Tag.1.Key", "team"), ("Tags.Tag.1.Value", account.Name));
                databases.Add((account, region, id));
                if (!good)
                {
                    await CallAsync(stage, person, account, region, "CreateDBSnapshot", ("DBInstanceIdentifier", id), ("DBSnapshotIdentifier", $"{id}-before-upgrade"));
                }

                await stage.PauseAsync();
            }
        }
    }

    public async Task ActAsync(ScenarioStage stage)
    {
        var (account, region, id) = stage.Staff.Pick(databases);
        var (careless, responder) = (stage.Staff.Developer(account.Id), stage.Staff.Responder(account.Id));
        Task ModifyAsync(Person person, string name, string value) => CallAsync(
            stage, person, account, region, "ModifyDBInstance", ("DBInstanceIdentifier", id), (name, value), ("ApplyImmediately", "true"));
        Task WaitAsync() => stage.PauseAsync(10_000, 40_000);
        switch (stage.Random.Next(5))
        {
            case 0:
                await ModifyAsync(careless, "PubliclyAccessible", "true");
                await WaitAsync();
                await ModifyAsync(responder, "PubliclyAccessible", "false");
                break;
            case 1:
                await ModifyAsync(careless, "BackupRetentionPeriod", "0");
                await WaitAsync();
                await ModifyAsync(responder, "BackupRetentionPeriod", "7");
                break;
            case 2:
                await ModifyAsync(careless, "DeletionProtection", "false");
                await WaitAsync();
                await ModifyAsync(responder, "DeletionProtection", "true");
                break;
            case 3:
                var snapshot = $"{id}-for-partners";
                await CallAsync(stage, careless, account, region, "CreateDBSnapshot", ("DBInstanceIdentifier", id), ("DBSnapshotIdentifier", snapshot));
                await stage.PauseAsync();
                await ShareAsync(stage, careless, account, region, snapshot, "ValuesToAdd");
                await WaitAsync();
                await ShareAsync(stage, responder, account, region, snapshot, "ValuesToRemove");
                await stage.PauseAsync();
                await CallAsync(stage, responder, account, region, "DeleteDBSnapshot", ("DBSnapshotIdentifier", snapshot));
                break;
            default:
                await CallAsync(stage, careless, account, region, "CreateDBInstance",
                    ("DBInstanceIdentifier", $"{id}-copy"), ("Engine", "postgres"), ("MasterUsername", "app"), ("MasterUserPassword", "simulated"), ("PubliclyAccessible", "true"));
                await WaitAsync();
                await CallAsync(stage, careless, account, region, "DeleteDBInstance", ("DBInstanceIdentifier", $"{id}-copy"), ("SkipFinalSnapshot", "true"));
                break;
        }
    }

    private static Task<Http.AwsAnswer?> ShareAsync(ScenarioStage stage, Person person, SimulatedAccount account, string region, string snapshot, string how) => CallAsync(
        stage, person, account, region, "ModifyDBSnapshotAttribute",
        ("DBSnapshotIdentifier", snapshot), ("AttributeName", "restore"), ($"{how}.AttributeValue.1", "all"));

    private static Task<Http.AwsAnswer?> CallAsync(
        ScenarioStage stage, Person person, SimulatedAccount account, string region, string action, params (string Name, string Value)[] parameters) =>
        stage.QueryAsync(person, account.Id, region, "rds", action, parameters);
}
