using Amazon.Runtime;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Aws.Organizations;
using Qrie.Changes;
using Qrie.CloudTrail;
using Qrie.Console;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Api;
using Qrie.Silo.Api.Coverage;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Hosting.Logging;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Live;
using Qrie.Silo.Notifications;
using Qrie.Silo.Storage;
using Qrie.Silo.Streams;
using Qrie.Simulator;

namespace Qrie.Silo.Hosting;

/// <summary>Composes the process: silo, storage, API and, where no AWS is configured, the simulated organization.</summary>
internal static class QrieApplication
{
    public const string StreamProvider = "sqs";

    /// <param name="builder">The application, with its configuration.</param>
    /// <param name="simulator">The simulated organization, when there is one.</param>
    /// <param name="configure">Replaces services; for tests and benchmarks.</param>
    public static WebApplication Build(WebApplicationBuilder builder, SimulatorHost? simulator, Action<IServiceCollection>? configure = null)
    {
        var auth = builder.Configuration.GetSection("Qrie:Auth").Get<AuthOptions>() ?? new AuthOptions();
        ConfigureServer(builder, auth);
        builder.Logging.AddConsoleFormatter<EscapingFormatter, ConsoleFormatterOptions>();
        AddOptions(builder.Services, simulator);
        AddCore(builder.Services, simulator);
        builder.Services.AddStorage(builder.Configuration);
        builder.AddQrieTelemetry();
        builder.Services.AddKeyRing();
        builder.Services.AddAuth(auth);
        builder.Services.AddRateLimits();
        builder.Services.AddNotifications(OwnCredentials(simulator));
        builder.Services.AddQrieApi();
        builder.Services.AddQrieConsole();
        // The static files of a build lie where they were made; a published folder has them and needs no such map.
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseOrleans(silo => ConfigureSilo(silo, builder.Configuration, simulator));
        AfterSilo.Delay(builder.Services);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseTrustedProxies(auth);
        app.UseQrieNotFound();
        app.UseMiddleware<SecurityHeaders>();
        app.UseQrieApi();
        app.UseAuth();
        app.MapQrieApi();
        app.MapSession();
        app.MapQrieConsole(Roles.Reader);
        app.MapOrleansDashboard("/orleans").RequireAuthorization(Roles.Admin);
        return app;
    }

    private static void ConfigureServer(WebApplicationBuilder builder, AuthOptions auth)
    {
        if (!auth.IsConfigured)
        {
            LoopbackOnly.Check(builder.Configuration);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (!auth.IsConfigured)
            {
                kestrel.ConfigureEndpointDefaults(LoopbackOnly.Check);
            }
        });
        // Anybody may point a name of their own at 127.0.0.1 and have a browser here read from it.
        builder.Services.Configure<HostFilteringOptions>(options =>
            options.AllowedHosts = builder.Configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? ["localhost", "127.0.0.1", "[::1]"]);
        // Health answers while the silo starts.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
    }

    private static void AddOptions(IServiceCollection services, SimulatorHost? simulator)
    {
        services.AddSingleton<IValidateOptions<QrieOptions>, QrieOptionsValidator>();
        services.AddSettings<QrieOptions>("Qrie");
        services.AddClusterOptions();
        services.AddSettings<InboxOptions>("Qrie:Inbox");
        services.AddSingleton<IValidateOptions<ScanOptions>, ScanOptionsValidator>();
        services.AddSettings<ScanOptions>("Qrie:Scans");
        services.AddSingleton<IValidateOptions<DiscoveryOptions>, DiscoveryOptionsValidator>();
        services.AddSettings<DiscoveryOptions>("Qrie:Organization");
        var aws = services.AddSettings<AwsOptions>("Qrie:Aws");
        if (simulator is not null)
        {
            aws.Configure(options => options.EndpointUrl = simulator.Url);
        }
    }

    private static void AddCore(IServiceCollection services, SimulatorHost? simulator)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Readiness>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<Readiness>());
        services.AddHostedService<AccountFollower>();
        services.AddHostedService<ReadinessWatch>();
        services.AddHostedService<SweepService>();
        services.AddSingleton<ISweep, InboxSweep>();
        services.AddSingleton<ISweep, DueSweep>();
        services.AddSingleton<ISweep, QuarantineSweep>();
        services.AddSingleton<ISweep, ScanSweep>();
        services.AddSingleton<Leftovers>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<Leftovers>());
        services.AddSingleton<LettingGo>();
        services.AddSingleton<LostRegions>();
        services.AddSingleton<ISweep, AccountSweep>();
        services.AddSingleton<ISweep, DiscoverySweep>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton<IQuarantine, Quarantine>();
        services.AddSingleton(new ResourceTypes());
        services.AddSingleton<CloudTrailParser>();
        services.AddSingleton<ServiceHealth>();
        services.AddSingleton<IServiceProblems>(provider => provider.GetRequiredService<ServiceHealth>());
        services.AddSingleton<AwsClientConfiguration>();
        services.AddSingleton<AwsClientFactory>();
        services.AddSingleton<Relisting>();
        services.AddSingleton<ChangeFollowing>();
        services.AddSingleton<ScanPlanner>();
        services.AddSingleton<Bootstrap>();
        services.AddSingleton<IScanControl>(provider => provider.GetRequiredService<ScanPlanner>());
        services.AddSingleton<ScanSlots>();
        services.AddSingleton<InventoryScan>();
        services.AddSingleton<PolicyScan>();
        services.AddSingleton(provider => new StsClientFactory(
            provider.GetRequiredService<AwsClientConfiguration>(), OwnCredentials(simulator), provider.GetRequiredService<ServiceHealth>()));
        services.AddSingleton(provider => new ConfiguredAccounts([.. Accounts(provider, simulator)]));
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<IAccountDirectory>(provider => provider.GetRequiredService<AccountDirectory>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<AccountDirectory>());
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton<AccountCheck>();
        services.AddSingleton<IOrganizationReader>(provider => new OrganizationReader(provider.GetRequiredService<AwsClientConfiguration>(), OwnCredentials(simulator)));
        services.AddSingleton<AccountDiscovery>();
        services.AddSingleton<IAccountAccess, AccountAccess>();
        services.AddSingleton<AccountAdministration>();
        services.AddSingleton<IAccountAdministration>(provider => provider.GetRequiredService<AccountAdministration>());
        services.AddPolicies();
    }

    private static void ConfigureSilo(ISiloBuilder silo, IConfiguration configuration, SimulatorHost? simulator)
    {
        silo.UseCluster(configuration);
        silo.AddChangeFeed();
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMinutes(2));
        silo.AddSqsStreams(StreamProvider, streams =>
        {
            streams.ConfigureSqs(sqs => sqs.Configure<IOptions<QrieOptions>>((options, qrie) =>
            {
                options.QueueUrl = simulator?.QueueUrl ?? qrie.Value.QueueUrl ?? "";
                options.Receivers = qrie.Value.Receivers;
                options.VisibilityTimeout = qrie.Value.VisibilityTimeout;
                options.DeliveryBatchSize = 100;
                options.ClientFactory = services => QueueClient.Create(
                    services.GetRequiredService<AwsClientConfiguration>(), OwnCredentials(simulator), services.GetRequiredService<ServiceHealth>());
            }));
            streams.UseDataAdapter((services, _) => ActivatorUtilities.CreateInstance<ChangesDataAdapter>(services));
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(50)));
        });
        silo.AddDashboard(options => options.HideTrace = true);
    }

    private static BasicAWSCredentials? OwnCredentials(SimulatorHost? simulator) =>
        simulator is null ? null : new BasicAWSCredentials("AKIAQRIE", "simulated");

    /// <summary>The accounts of the simulated organization, or of the configuration.</summary>
    internal static IEnumerable<AccountRegistration> Accounts(IServiceProvider provider, SimulatorHost? simulator)
    {
        if (simulator is not null)
        {
            return simulator.Organization.Accounts.Select(account => new AccountRegistration
            {
                AccountId = account.Id,
                Name = account.Name,
                Ou = account.Ou,
                RoleArn = account.RoleArn,
                ExternalId = account.ExternalId,
                Regions = simulator.Organization.Options.Regions,
            });
        }

        var role = provider.GetRequiredService<IOptions<AwsOptions>>().Value.RoleName;
        return provider.GetRequiredService<IOptions<QrieOptions>>().Value.Accounts.Select(account => new AccountRegistration
        {
            AccountId = account.AccountId,
            Name = account.Name,
            Ou = account.Ou,
            RoleArn = account.RoleArn ?? $"arn:aws:iam::{account.AccountId}:role/{role}",
            ExternalId = account.ExternalId,
            Regions = account.Regions,
        });
    }
}
