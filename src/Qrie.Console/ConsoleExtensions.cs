using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using Qrie.Console.Live;
using Qrie.Console.Parts;
using Qrie.Console.Theme;

namespace Qrie.Console;

/// <summary>Adds the web console to the process that hosts it.</summary>
public static class ConsoleExtensions
{
    /// <summary>Adds the console's services. The host provides the queries that it reads from and the change feed.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddQrieConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<CircuitHandler, Reconnections>();
        return services.AddConsoleParts();
    }

    /// <summary>What the pages need wherever they are drawn.</summary>
    internal static IServiceCollection AddConsoleParts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMudServices();
        services.AddScoped<ThemeChoice>();
        services.AddScoped<LiveEvents>();
        services.AddScoped<Clock>();
        services.AddSingleton<Failures>();
        services.AddScoped<Actor>();
        services.AddSingleton<FilterChoices>();
        return services;
    }

    /// <summary>Maps the console's pages at the root, and the host's static files.</summary>
    /// <param name="app">The host. Outside of a published folder it must have called <c>UseStaticWebAssets</c>.</param>
    /// <param name="policy">The authorization policy that the pages ask for.</param>
    public static WebApplication MapQrieConsole(this WebApplication app, string policy)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<ConsoleDocument>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(policy);
        return app;
    }
}
