using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Scans;
using Qrie.Silo.Auth;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Views;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>Qrie's storage over a database file that goes with the test.</summary>
internal sealed class SqliteUnderTest : StorageUnderTest
{
    private readonly TemporaryDatabase temporary;
    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly CoverageStore coverage;

    /// <param name="content">What is in the file; null for an empty database.</param>
    public SqliteUnderTest(byte[]? content = null)
    {
        temporary = new TemporaryDatabase(content);
        coverage = new CoverageStore(temporary.Database, TimeProvider.System);
    }

    public SqliteDatabase Database => temporary.Database;

    public string Path => temporary.Path;

    public override IGrainStorage Resources => temporary.Resources;

    public override IGrainStorage Grains => new GrainStateStorage(temporary.Database, services.GetRequiredService<Serializer>());

    public override IInventoryQueries Queries => temporary.Queries;

    public override IInboxStore Inbox => new InboxStore(temporary.Database);

    public override ICoverageRecorder Recorder => coverage;

    public override ICoverageQueries Coverage => coverage;

    public override IAuditTrail Trail => new AuditStore(temporary.Database);

    public override IAuditQueries Audit => new AuditStore(temporary.Database);

    public override IScanStore Scans => new ScanStore(temporary.Database);

    public override ISummaryQueries Summary => new SummaryQueries(temporary.Database);

    public override IExceptionQueries Exceptions => new ExceptionQueries(temporary.Database);

    public override IAccountStore Accounts => new AccountStore(temporary.Database);

    public override IApiTokenStore Tokens => new ApiTokenStore(temporary.Database);

    public override IDestinationTable Destinations => new DestinationTable(temporary.Database);

    public override IDeliveryStore Deliveries(NotificationOptions options, TimeProvider time) =>
        new DeliveryStore(temporary.Database, Options.Create(options), time);

    public override IViewStore Views => new ViewStore(temporary.Database);

    public override async ValueTask DisposeAsync()
    {
        await coverage.DisposeAsync();
        await services.DisposeAsync();
        await temporary.DisposeAsync();
    }
}
