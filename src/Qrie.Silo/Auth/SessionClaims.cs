using System.Globalization;
using System.Security.Claims;

namespace Qrie.Silo.Auth;

/// <summary>What a session of the console says of itself, beside who it is.</summary>
internal static class SessionClaims
{
    private const string Session = "qrie_session";
    private const string Ends = "qrie_session_ends";

    /// <summary>Gives a session that begins an id. One that the provider claims by our own name counts for nothing.</summary>
    public static void Begin(ClaimsPrincipal? principal) => Put(principal, Session, Guid.NewGuid().ToString("N"));

    /// <summary>Notes when the session ends, which its cookie says.</summary>
    public static void EndAt(ClaimsPrincipal? principal, DateTimeOffset? at) =>
        Put(principal, Ends, at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>The session's id; null where there is none.</summary>
    public static string? IdOf(ClaimsPrincipal principal) => principal.FindFirst(Session)?.Value;

    /// <summary>When the session ends; null for what is no session.</summary>
    public static DateTimeOffset? EndOf(ClaimsPrincipal principal) => TimeOf(principal, Ends);

    /// <summary>The time, in seconds since 1970, of a claim; null where there is none.</summary>
    public static DateTimeOffset? TimeOf(ClaimsPrincipal principal, string claim) =>
        long.TryParse(principal.FindFirst(claim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static void Put(ClaimsPrincipal? principal, string type, string? value)
    {
        if (principal?.Identity is not ClaimsIdentity identity)
        {
            return;
        }

        foreach (var before in identity.FindAll(type).ToArray())
        {
            identity.RemoveClaim(before);
        }

        if (value is not null)
        {
            identity.AddClaim(new Claim(type, value));
        }
    }
}
