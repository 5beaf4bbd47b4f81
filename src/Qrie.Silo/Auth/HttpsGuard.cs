using System.Net;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Refuses what comes from other machines without TLS: passwords and tokens would be read on the way. Probes of health may.</summary>
internal sealed class HttpsGuard(RequestDelegate next, IOptions<AuthOptions> options)
{
    public Task InvokeAsync(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return http.Request.IsHttps || address is null || IPAddress.IsLoopback(address) || !options.Value.IsConfigured || !options.Value.RequireHttps
            || http.Request.Path.StartsWithSegments("/health") || http.Request.Path.StartsWithSegments("/api/health")
                ? next(http)
                : TypedResults.Problem("Qrie takes requests from other machines by https only.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }
}
