using Microsoft.AspNetCore.DataProtection.Repositories;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Views;

namespace Qrie.Silo.Storage;

/// <summary>Adds the storage that the settings choose.</summary>
internal static class StorageExtensions
{
    /// <summary>Adds all that is stored: the inventory, the inboxes, grains' states, counters, the audit trail and scans.</summary>
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DynamoDbOptions>("Qrie:DynamoDb");
        services.AddSettings<HistoryOptions>("Qrie:History");
        if (configuration.GetValue<StorageKind>("Qrie:Storage") == StorageKind.DynamoDb)
        {
            services.AddDynamoDbStorage();
        }
        else
        {
            services.AddSqliteStorage();
        }
    }

    // With backoff up to 20 s, they outlast the throttling of a table that grows into its load.
    private const int Retries = 8;

    private static void AddSqliteStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<DataFolder>().PathOf("qrie.db")));
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<IInboxStore, InboxStore>();
        services.AddSingleton<IInventoryQueries, InventoryQueries>();
        services.AddSingleton<ISummaryQueries, SummaryQueries>();
        services.AddSingleton<IExceptionQueries, ExceptionQueries>();
        services.AddSingleton<IPolicySetSize, UnboundedPolicySet>();
        services.AddSingleton<ISweep, HistorySweep>();
        services.AddSingleton<IScanStore, ScanStore>();
        services.AddAccounts<AccountStore>();
        services.AddSingleton<IApiTokenStore, ApiTokenStore>();
        services.AddSingleton<IViewStore, ViewStore>();
        services.AddSingleton<IPageTokenKey, PageTokenFile>();
        services.AddSingleton<IDestinationTable, DestinationTable>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton(FileKeyRing.Create);
        services.AddCoverage<CoverageStore>();
        services.AddAudit<AuditStore>();
        services.AddGrainStorage<ResourceStorage, GrainStateStorage>();
    }

    private static void AddAccounts<T>(this IServiceCollection services) where T : IAccountStore => services.AddSingleton<IAccountStore>(
        provider => ActivatorUtilities.CreateInstance<AccountsOfSettings>(provider, ActivatorUtilities.CreateInstance<T>(provider)));

    private static void AddDynamoDbStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => DynamoDatabase.CreateClient(
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<DynamoDbOptions>>().Value, Retries, provider.GetRequiredService<Qrie.Aws.ServiceHealth>()));
        services.AddSingleton<DynamoDatabase>();
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<DynamoDatabase>());
        services.AddSingleton<InventorySummary>();
        services.AddSingleton<ResourcePublisher>();
        services.AddSingleton<IInboxStore, DynamoInboxStore>();
        services.AddSingleton<IInventoryQueries, DynamoInventoryQueries>();
        services.AddSingleton<DynamoSummaryQueries>();
        services.AddSingleton<ISummaryQueries>(provider => provider.GetRequiredService<DynamoSummaryQueries>());
        services.AddSingleton<IExceptionQueries>(provider => provider.GetRequiredService<DynamoSummaryQueries>());
        services.AddSingleton<IPolicySetSize, DynamoPolicySetSize>();
        services.AddSingleton<IScanStore, DynamoScanStore>();
        services.AddAccounts<DynamoAccountStore>();
        services.AddSingleton<IApiTokenStore, DynamoApiTokenStore>();
        services.AddSingleton<IViewStore, DynamoViewStore>();
        services.AddSingleton<IPageTokenKey, DynamoPageTokenKey>();
        services.AddSingleton<IDestinationTable, DynamoDestinationTable>();
        services.AddSingleton<UntoldTurns>();
        services.AddSingleton<IDeliveryStore, DynamoDeliveryStore>();
        services.AddSingleton<IXmlRepository, DynamoKeyRing>();
        services.AddCoverage<DynamoCoverageStore>();
        services.AddAudit<DynamoAuditStore>();
        services.AddGrainStorage<DynamoResourceStorage, DynamoGrainStateStorage>();
        services.AddSingleton<Orleans.ILifecycleParticipant<Orleans.Runtime.ISiloLifecycle>, DynamoTablesCheck>();
        services.AddSingleton<ISweep, UnpublishedSweep>();
    }

    private static void AddCoverage<T>(this IServiceCollection services) where T : class, ICoverageRecorder, ICoverageQueries
    {
        services.AddSingleton<T>();
        services.AddSingleton<ICoverageRecorder>(provider => provider.GetRequiredService<T>());
        services.AddSingleton<ICoverageQueries>(provider => provider.GetRequiredService<T>());
    }

    private static void AddAudit<T>(this IServiceCollection services) where T : class, IAuditTrail, IAuditQueries
    {
        services.AddSingleton<T>();
        services.AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<T>());
        services.AddSingleton<IAuditQueries>(provider => provider.GetRequiredService<T>());
    }

    private static void AddGrainStorage<TResources, TOthers>(this IServiceCollection services)
        where TResources : class, IGrainStorage where TOthers : class, IGrainStorage
    {
        services.AddKeyedSingleton<IGrainStorage, TResources>(ResourceState.StorageName);
        // Grains that name no storage ask for the one without a key.
        services.AddSingleton<IGrainStorage, TOthers>();
    }
}
