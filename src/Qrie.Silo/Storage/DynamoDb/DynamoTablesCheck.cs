using Orleans;
using Orleans.Runtime;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Refuses to start without the tables: a silo never makes them, so that a name with a typing error is no second inventory.</summary>
internal sealed class DynamoTablesCheck(DynamoDatabase database) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(DynamoTablesCheck), ServiceLifecycleStage.First, CheckAsync);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var missing = await DynamoTables.MissingAsync(database.Client, database.Options.TablePrefix, cancellationToken);
        if (missing.Count > 0)
        {
            throw new OrleansConfigurationException(
                $"Qrie:Storage is dynamodb, but these tables, or indexes of tables, do not exist or are not ready: {string.Join(", ", missing)}. Make tables with the deployment or with: qrie tables create; indexes of tables that exist by updating the deployment. If the names are wrong, set Qrie:DynamoDb:TablePrefix, which is '{database.Options.TablePrefix}'.");
        }
    }
}
