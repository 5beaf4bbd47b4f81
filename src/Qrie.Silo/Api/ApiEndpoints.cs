using Qrie.Silo.Api.Accounts;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Coverage;
using Qrie.Silo.Api.Events;
using Qrie.Silo.Api.Exports;
using Qrie.Silo.Api.Exceptions;
using Qrie.Silo.Api.Findings;
using Qrie.Silo.Api.Health;
using Qrie.Silo.Api.Json;
using Qrie.Silo.Api.Notifications;
using Qrie.Silo.Api.OpenApi;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Policies;
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Api.Resources;
using Qrie.Silo.Api.Scans;
using Qrie.Silo.Api.Services;
using Qrie.Silo.Api.Settings;
using Qrie.Silo.Api.Summary;
using Qrie.Silo.Api.Tokens;
using Qrie.Silo.Api.Views;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Api;

/// <summary>The REST API.</summary>
internal static class ApiEndpoints
{
    public static void AddQrieApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddProblems();
        services.AddApiDescription();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<ResourceReader>();
        services.AddSingleton<PolicyDesk>();
        services.AddSingleton<Qrie.Policies.IPolicyFiles, PolicyFiles>();
        services.AddSingleton<Qrie.Resources.IResourceRefresher>(provider => provider.GetRequiredService<ResourceReader>());
        services.AddSingleton<EventStream>();
        services.AddSingleton<SummaryReader>();
        services.AddExports();
        services.AddSingleton<Audited>();
        services.AddSingleton<Qrie.Installation.IInstallationQueries, Qrie.Silo.Installation.InstallationQueries>();
        services.AddSingleton<Qrie.Views.ISavedViews, Qrie.Silo.Views.SavedViews>();
    }

    /// <summary>Adds what stands before the endpoints. Comes before everything that is mapped.</summary>
    public static void UseQrieApi(this WebApplication app)
    {
        app.UseProblems();
        app.UseMiddleware<RequestGuard>();
    }

    public static void MapQrieApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").DecideRoles();
        api.MapHealth();
        var data = api.MapGroup("").AddEndpointFilter<ReadyFilter>();
        data.MapResources();
        data.MapServices();
        data.MapFindings();
        data.MapPolicies();
        data.MapExceptions();
        data.MapAccounts();
        data.MapScans();
        data.MapCoverage();
        data.MapSummary();
        data.MapEvents();
        data.MapExports();
        data.MapNotifications();
        data.MapViews();
        data.MapTokens();
        data.MapAudit();
        data.MapSettings();
        app.MapHealth();
        app.MapApiDescription();
    }
}
