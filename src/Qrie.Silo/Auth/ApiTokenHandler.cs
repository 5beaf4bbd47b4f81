using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Lets in who brings a token that Qrie made.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens, IOptions<AuthOptions> auth)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (!auth.Value.ApiTokens || await tokens.VerifyAsync(token, Context.RequestAborted) is not { } record)
        {
            // Which of the reasons it is, is nobody's business who has no token.
            return AuthenticateResult.Fail("The token is not good.");
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, $"token:{record.Name}"), new Claim("sub", $"token:{record.Id}"), new Claim(Roles.Claim, record.Role)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
