using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Signing in to the console and out of it, and who one is.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this WebApplication app)
    {
        app.MapGet("/signin", SignIn).AllowAnonymous().ExcludeFromDescription();
        // The guard of requests keeps other sites from signing anybody out.
        app.MapPost("/signout", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/signed-out", SignedOut).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/me", Me)
            .WithTags("Access")
            .WithSummary("Who one is, and what one may do.")
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    private static Results<ChallengeHttpResult, RedirectHttpResult> SignIn(HttpContext http, IOptions<AuthOptions> options)
    {
        var back = http.Request.Query["return"].ToString();
        // Only to pages of our own: anything else would send people who trust this host elsewhere.
        var target = back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";
        return options.Value.Oidc.IsConfigured
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = target }, [Schemes.Oidc])
            : TypedResults.Redirect("/");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, IOptions<AuthOptions> options, SessionKeeper sessions)
    {
        if (options.Value.Oidc.IsConfigured)
        {
            await sessions.EndAsync(http.User);
            await http.SignOutAsync(Schemes.Session);
        }

        return TypedResults.Redirect("/signed-out");
    }

    private static ContentHttpResult SignedOut() => TypedResults.Content(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Qrie</title><p>You are signed out of Qrie. <a href=\"/signin\">Sign in</a>", "text/html; charset=utf-8");

    private static Ok<MeDto> Me(HttpContext http, IOptions<AuthOptions> options) =>
        TypedResults.Ok(new MeDto(Api.Audit.Principal.Of(http), Roles.Of(http.User), options.Value.IsConfigured));
}
