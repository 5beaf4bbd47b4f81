namespace Qrie.Silo.Auth;

/// <summary>The cookie of who has signed in.</summary>
internal static class SessionCookie
{
    private const string Plain = "qrie";

    // Browsers take it from this host alone, and over TLS alone (RFC 6265bis, section 4.1.3).
    private const string Bound = "__Host-qrie";

    public static string Name(AuthOptions options) => options.RequireHttps ? Bound : Plain;

    public static bool IsIn(HttpRequest request) => request.Cookies.ContainsKey(Bound) || request.Cookies.ContainsKey(Plain);
}
