using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Auth;

/// <summary>Who is it, and what may they do.</summary>
internal static class AuthExtensions
{
    // Signatures with a key that only the issuer has. With others, whoever knows a shared key could make tokens, or "none" would do.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static void AddAuth(this IServiceCollection services, AuthOptions settings)
    {
        services.AddSettings<AuthOptions>("Qrie:Auth");
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<TokenAdministration>();
        services.AddSingleton<Qrie.Tokens.ITokenAdministration>(provider => provider.GetRequiredService<TokenAdministration>());
        services.AddSingleton<RoleMapping>();
        services.AddSingleton<SessionKeeper>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddRoles();
        services.AddCascadingAuthenticationState();
        var builder = services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, scheme => scheme.ForwardDefaultSelector = http => Schemes.For(http, settings));
        if (!settings.IsConfigured)
        {
            builder.AddScheme<AuthenticationSchemeOptions, LocalHandler>(Schemes.Local, null);
            return;
        }

        builder.AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(Schemes.ApiToken, null);
        if (settings.Jwt.IsConfigured)
        {
            builder.AddJwtBearer(Schemes.Jwt, options => Configure(options, settings));
        }

        if (settings.Oidc.IsConfigured)
        {
            builder.AddCookie(Schemes.Session, options => Configure(options, settings));
            builder.AddOpenIdConnect(Schemes.Oidc, options => Configure(options, settings));
        }
    }

    /// <summary>Adds what decides on requests. Comes after what answers errors, and before everything that is mapped.</summary>
    public static void UseAuth(this WebApplication app)
    {
        app.UseMiddleware<HttpsGuard>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void Configure(JwtBearerOptions options, AuthOptions settings)
    {
        options.Authority = settings.Jwt.Authority;
        options.Audience = settings.Jwt.Audience;
        options.RequireHttpsMetadata = !IsLoopback(settings.Jwt.Authority);
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters.NameClaimType = settings.Jwt.NameClaim;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                context.HttpContext.RequestServices.GetRequiredService<RoleMapping>().Apply(context.Principal);
                return Task.CompletedTask;
            },
        };
    }

    private static void Configure(CookieAuthenticationOptions options, AuthOptions settings)
    {
        options.Cookie.Name = SessionCookie.Name(settings);
        options.Cookie.SecurePolicy = settings.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = settings.SessionLifetime;
        options.SlidingExpiration = false;
        options.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = context =>
            {
                SessionClaims.Begin(context.Principal);
                return Task.CompletedTask;
            },
            OnValidatePrincipal = async context =>
            {
                SessionClaims.EndAt(context.Principal, context.Properties.ExpiresUtc);
                if (await context.HttpContext.RequestServices.GetRequiredService<SessionKeeper>().IsSignedOutAsync(context.Principal!))
                {
                    context.RejectPrincipal();
                }
            },
            OnRedirectToLogin = context => Schemes.IsApi(context.Request.Path)
                ? Refuse(context.Response, StatusCodes.Status401Unauthorized)
                : context.HttpContext.ChallengeAsync(Schemes.Oidc, new AuthenticationProperties { RedirectUri = context.Request.PathBase + context.Request.Path + context.Request.QueryString }),
            OnRedirectToAccessDenied = context => Refuse(context.Response, StatusCodes.Status403Forbidden),
        };
    }

    private static void Configure(OpenIdConnectOptions options, AuthOptions settings)
    {
        options.Authority = settings.Oidc.Authority;
        options.ClientId = settings.Oidc.ClientId;
        options.ClientSecret = settings.Oidc.ClientSecret;
        options.RequireHttpsMetadata = !IsLoopback(settings.Oidc.Authority);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;
        // Coming back by a link, and not by a form of another site, the cookies below may be Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.SignInScheme = Schemes.Session;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.RemoteSignOutPath = default;
        options.TokenValidationParameters.NameClaimType = settings.Oidc.NameClaim;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        foreach (var scope in settings.Oidc.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in (ReadOnlySpan<CookieBuilder>)[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = settings.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        options.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = context =>
            {
                context.HttpContext.RequestServices.GetRequiredService<RoleMapping>().Apply(context.Principal);
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                // What the other side says of it may be anybody's words.
                context.HandleResponse();
                return TypedResults.Problem("Signing in failed. Try again.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context.HttpContext);
            },
        };
    }

    private static Task Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string? authority) => Uri.TryCreate(authority, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
