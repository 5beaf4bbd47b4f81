using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Asks now and then whether whoever sits before a circuit may still be there. When they may not, the circuit is told that nobody is.</summary>
internal sealed class SessionRevalidation(ILoggerFactory logger, SessionKeeper sessions, IOptions<AuthOptions> options) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => options.Value.SessionCheck;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.CountsAsync(authenticationState.User, cancellationToken);
}
