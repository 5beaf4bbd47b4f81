using Qrie.Silo.Auth;

namespace Qrie.Silo.Hosting;

/// <summary>
/// Refuses what another site makes a browser send: requests that change something, and WebSockets, which no same-origin
/// rule of the browser holds back. Loopback alone does not protect: a browser on this machine reaches it for anybody's page.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var harmless = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if ((harmless && !http.WebSockets.IsWebSocketRequest && !IsUpgrade(request)) || IsOwn(request))
        {
            return next(http);
        }

        return TypedResults.Problem("The request comes from another site.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);

    // What is no browser sends neither header, and has no session either.
    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return (origin.Length == 0 && (site.Length > 0 || !SessionCookie.IsIn(request)))
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && request.Host == new HostString(uri.Authority));
    }
}
