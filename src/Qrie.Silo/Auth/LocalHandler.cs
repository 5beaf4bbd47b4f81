using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Lets whoever sits at this machine do everything. Used only without authentication, when nothing but loopback is listened on.</summary>
internal sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>How the audit trail calls them.</summary>
    public const string Name = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A socket of the file system has no address, and no way in from elsewhere.
        var address = Context.Connection.RemoteIpAddress;
        if (address is not null && !IPAddress.IsLoopback(address))
        {
            return Task.FromResult(AuthenticateResult.Fail("Without authentication only this machine is let in."));
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, Name), new Claim(Roles.Claim, Roles.Admin)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
