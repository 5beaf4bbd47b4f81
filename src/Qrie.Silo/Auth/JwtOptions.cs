namespace Qrie.Silo.Auth;

/// <summary>Bearer tokens that an identity provider issues. Section <c>Qrie:Auth:Jwt</c>.</summary>
public sealed class JwtOptions
{
    /// <summary>The issuer's URL; https, unless on loopback. Such tokens are refused without it.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience that a token must name. Required with an authority.</summary>
    public string? Audience { get; set; }

    /// <summary>The claim by which callers are called. Default <c>sub</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>True with an authority.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(Authority);
}
