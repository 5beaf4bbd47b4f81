using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Qrie.Silo.Auth;

/// <summary>The ways in which a request may say whose it is.</summary>
internal static class Schemes
{
    /// <summary>Decides between the others.</summary>
    public const string Any = "qrie";

    /// <summary>Whoever sits at this machine; only without authentication.</summary>
    public const string Local = "local";

    /// <summary>A token that Qrie made.</summary>
    public const string ApiToken = "token";

    /// <summary>A token that an identity provider made.</summary>
    public const string Jwt = "jwt";

    /// <summary>Signing in to the console.</summary>
    public const string Oidc = "oidc";

    /// <summary>Having signed in to the console.</summary>
    public const string Session = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The way for a request.</summary>
    public static string For(HttpContext http, AuthOptions options)
    {
        if (!options.IsConfigured)
        {
            return Local;
        }

        if (AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return options.Jwt.IsConfigured && header.Parameter?.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal) != true ? Jwt : ApiToken;
        }

        return options.Oidc.IsConfigured ? Session : options.ApiTokens ? ApiToken : Jwt;
    }

    /// <summary>True for what programs call, which are answered and not sent to sign in.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/health") || path.StartsWithSegments("/_blazor");
}
