using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
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
    private static readonly string[] Programs = ["/api", "/orleans", "/health", "/_framework", "/_content", "/_blazor"];

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

    /// <summary>Answers people who ask for a page that does not exist with one that says so; programs keep their empty 404.</summary>
    /// <param name="app">The host. Call it before all that answers.</param>
    public static WebApplication UseQrieNotFound(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            await next(context);
            if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !IsOfPeople(context.Request)) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }
        });
        return app;
    }

    private static bool IsOfPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Programs.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

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
