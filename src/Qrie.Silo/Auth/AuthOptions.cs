using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Auth;

/// <summary>
/// Who may use Qrie. Section <c>Qrie:Auth</c>. With none of <see cref="Oidc"/>, <see cref="Jwt"/> and <see cref="ApiTokens"/> set,
/// Qrie listens on loopback only, and whoever sits at this machine may do everything.
/// </summary>
public sealed class AuthOptions
{
    /// <summary>Sign-in to the console.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>Bearer tokens of an identity provider, for the API.</summary>
    public JwtOptions Jwt { get; set; } = new();

    /// <summary>Lets requests in with tokens that POST /api/tokens made. Default false.</summary>
    public bool ApiTokens { get; set; }

    /// <summary>The claim whose values give roles. Default <c>roles</c>.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The values of <see cref="RoleClaim"/> that make a reader. Default <c>qrie-reader</c>, unless any are given.</summary>
    public List<string> Readers { get; } = [];

    /// <summary>The values that make an operator. Default <c>qrie-operator</c>.</summary>
    public List<string> Operators { get; } = [];

    /// <summary>The values that make an admin. Default <c>qrie-admin</c>.</summary>
    public List<string> Admins { get; } = [];

    /// <summary>How long a sign-in to the console lasts, 5 min to 7 days. Default 8 h.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How often a page that stays open asks whether its session still counts, 1 s to 10 min. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SessionCheck { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Refuses what comes without TLS from other machines, and marks cookies so that browsers do too. Default true.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Networks (such as <c>10.0.0.0/16</c>) of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</summary>
    public List<string> TrustedProxies { get; } = [];

    /// <summary>True when somebody has to say who they are.</summary>
    public bool IsConfigured => ApiTokens || Oidc.IsConfigured || Jwt.IsConfigured;
}
