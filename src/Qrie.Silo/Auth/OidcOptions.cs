namespace Qrie.Silo.Auth;

/// <summary>An OpenID Connect provider. Section <c>Qrie:Auth:Oidc</c>.</summary>
public sealed class OidcOptions
{
    /// <summary>The issuer's URL; https, unless on loopback. Sign-in is off without it.</summary>
    public string? Authority { get; set; }

    /// <summary>The client's id. Required with an authority.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret, for confidential clients. Secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes beside <c>openid</c> and <c>profile</c>.</summary>
    public List<string> Scopes { get; } = [];

    /// <summary>The claim by which people are called. Default <c>preferred_username</c>.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>True with an authority.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(Authority);
}
