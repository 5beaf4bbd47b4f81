namespace Qrie.Silo.Api.Audit;

/// <summary>Who sends a request, as the audit trail names them.</summary>
internal static class Principal
{
    /// <summary>Whoever sits at this machine: without authentication only loopback is listened on.</summary>
    public const string Local = "local";

    private const int MaxLength = 256;

    /// <summary>The signed-in user's name, or the subject where there is no name.</summary>
    public static string Of(HttpContext http)
    {
        var name = http.User.Identity is { IsAuthenticated: true } identity
            ? identity.Name ?? http.User.FindFirst("sub")?.Value ?? "unnamed"
            : Local;
        return name.Length <= MaxLength ? name : name[..MaxLength];
    }
}
