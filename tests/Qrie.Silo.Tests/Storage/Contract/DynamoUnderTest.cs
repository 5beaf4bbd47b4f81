using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Scans;
using Qrie.Silo.Auth;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Views;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>Qrie's storage over tables with a prefix of their own.</summary>
internal sealed class DynamoUnderTest : StorageUnderTest
{
    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly IAmazonDynamoDB client;
    private readonly DynamoCoverageStore coverage;

    public DynamoUnderTest(IAmazonDynamoDB client, string prefix)
    {
        this.client = client;
        Database = new DynamoDatabase(client, Options.Create(new DynamoDbOptions { TablePrefix = prefix }), TimeProvider.System);
        Resources = NewResources();
        Inbox = NewInbox();
        coverage = new DynamoCoverageStore(Database, new InventorySummary(Database, TimeProvider.System), TimeProvider.System);
    }

    public DynamoDatabase Database { get; }

    public override IGrainStorage Resources { get; }

    public override IGrainStorage Grains => new DynamoGrainStateStorage(Database, services.GetRequiredService<Serializer>());

    public override IInventoryQueries Queries => new DynamoInventoryQueries(Database, new InventorySummary(Database, TimeProvider.System));

    public override IInboxStore Inbox { get; }

    public override ICoverageRecorder Recorder => coverage;

    public override ICoverageQueries Coverage => coverage;

    public override IAuditTrail Trail => new DynamoAuditStore(Database);

    public override IAuditQueries Audit => new DynamoAuditStore(Database);

    public override IScanStore Scans => new DynamoScanStore(Database);

    public override ISummaryQueries Summary => new DynamoSummaryQueries(Database, new InventorySummary(Database, TimeProvider.System), TimeProvider.System);

    public override IExceptionQueries Exceptions => (IExceptionQueries)Summary;

    public override IAccountStore Accounts => new DynamoAccountStore(Database);

    public override IApiTokenStore Tokens => new DynamoApiTokenStore(Database);

    public override IDestinationTable Destinations => new DynamoDestinationTable(Database);

    public override IDeliveryStore Deliveries(NotificationOptions options, TimeProvider time) =>
        new DynamoDeliveryStore(Database, new UntoldTurns(Database), Options.Create(options), time);

    public override IViewStore Views => new DynamoViewStore(Database);

    /// <summary>The storage as another silo has it, which knows nothing of what this one wrote.</summary>
    public DynamoResourceStorage NewResources() => new(
        Database,
        new ResourcePublisher(Database, Options.Create(new HistoryOptions()), new FakeTimeProvider(TemporaryDatabase.At(0))),
        new ResourceTypes(),
        Options.Create(new HistoryOptions()),
        TimeProvider.System,
        NullLogger<DynamoResourceStorage>.Instance);

    /// <summary>The inboxes as another silo has them.</summary>
    public DynamoInboxStore NewInbox() => new(Database);

    public override async ValueTask DisposeAsync()
    {
        await coverage.DisposeAsync();
        await services.DisposeAsync();
        foreach (var table in DynamoSchema.All)
        {
            await client.DeleteTableAsync(Database.NameOf(table), CancellationToken.None);
        }

        client.Dispose();
    }
}
