using System.Security.Claims;
using Orleans;
using Qrie.Sessions;

namespace Qrie.Silo.Auth;

/// <summary>Whether what somebody came in with still counts: a page that stays open may outlive it.</summary>
internal sealed partial class SessionKeeper(IGrainFactory grains, IApiTokenStore tokens, TimeProvider time, ILogger<SessionKeeper> logger)
{
    /// <summary>True while it counts: sessions until they end or are signed out, at whatever silo; tokens until they expire or are revoked.</summary>
    public async Task<bool> CountsAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => user.Identity switch
    {
        not { IsAuthenticated: true } => false,
        { AuthenticationType: Schemes.Local } => true,
        { AuthenticationType: Schemes.ApiToken } => await UnlessUnknownAsync(() => HoldsAsync(user, cancellationToken)),
        _ when SessionClaims.EndOf(user) is { } end => end > time.GetUtcNow() && await UnlessUnknownAsync(() => IsOpenAsync(user)),
        // A token of the provider cannot be taken back before its end.
        _ => SessionClaims.TimeOf(user, "exp") > time.GetUtcNow(),
    };

    /// <summary>True for the cookie of a session that was signed out: whoever kept a copy of it is not let in.</summary>
    public async Task<bool> IsSignedOutAsync(ClaimsPrincipal user) =>
        SessionClaims.IdOf(user) is not null && !await UnlessUnknownAsync(() => IsOpenAsync(user));

    /// <summary>Ends a session before its time, for its pages and its cookie at all silos.</summary>
    public async Task EndAsync(ClaimsPrincipal user)
    {
        if (SessionClaims.IdOf(user) is not { } session || SessionClaims.EndOf(user) is not { } end)
        {
            return;
        }

        try
        {
            await ListOf(user).EndAsync(session, end);
        }
        catch (Exception exception)
        {
            // Whoever signs out is signed out: their browser has no cookie any more.
            LogNotEnded(logger, exception);
        }
    }

    private async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        user.FindFirst("sub")?.Value.Split(':') is [_, var id]
        && await tokens.FindAsync(id, cancellationToken) is var (token, _)
        && token.RevokedAt is null && token.ExpiresAt > time.GetUtcNow();

    private async Task<bool> IsOpenAsync(ClaimsPrincipal user) =>
        SessionClaims.IdOf(user) is { } session && !await ListOf(user).IsEndedAsync(session);

    // While it cannot be known, nobody is sent away: the end that a session has by itself still holds.
    private async Task<bool> UnlessUnknownAsync(Func<Task<bool>> counts)
    {
        try
        {
            return await counts();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnknown(logger, exception);
            return true;
        }
    }

    private ISessionListGrain ListOf(ClaimsPrincipal user) =>
        grains.GetGrain<ISessionListGrain>(user.FindFirst("sub")?.Value is { Length: > 0 } subject ? subject : "unnamed");

    [LoggerMessage(470, LogLevel.Warning, "A session was signed out, but its open pages could not be told.")]
    private static partial void LogNotEnded(ILogger logger, Exception exception);

    [LoggerMessage(471, LogLevel.Debug, "Whether a session still counts could not be found out.")]
    private static partial void LogUnknown(ILogger logger, Exception exception);
}
