using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Qrie.Silo.Tests.Auth;

/// <summary>An OpenID Connect provider on loopback: discovery, keys, codes with PKCE, and tokens.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "qrie-console";
    public const string ClientSecret = "planted-client-secret-42";
    public const string Audience = "qrie-api";

    private readonly WebApplication app;
    private readonly RSA rsa = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Redirect)> codes = new();

    private FakeProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Who signs in next.</summary>
    public string User { get; set; } = "alice";

    public string[] UserRoles { get; set; } = ["qrie-reader"];

    /// <summary>What the next identity token says instead of the nonce that was asked for.</summary>
    public string? WrongNonce { get; set; }

    public string Url => app.Urls.First();

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A token for the API.</summary>
    public string Token(
        string[]? roles = null, string audience = Audience, int expiresIn = 300, string? issuer = null, bool byStranger = false, params (string Type, string Value)[] more) => Sign(
            [new Claim("sub", "robot"), .. (roles ?? ["qrie-reader"]).Select(role => new Claim("roles", role)), .. more.Select(claim => new Claim(claim.Type, claim.Value))],
            audience, expiresIn, issuer ?? Url, new SigningCredentials(new RsaSecurityKey(byStranger ? stranger : rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256));

    /// <summary>A token whose signature is made with the public key as if it were a shared one.</summary>
    public string ConfusedToken()
    {
        var key = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem())) { KeyId = "one" };
        return Sign([new Claim("sub", "robot"), new Claim("roles", "qrie-admin")], Audience, 300, Url, new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>A token that nobody signed.</summary>
    public string UnsignedToken() =>
        $"{Base64Url("""{"alg":"none","typ":"JWT"}""")}.{Base64Url(JsonSerializer.Serialize(new { sub = "robot", roles = new[] { "qrie-admin" }, iss = Url, aud = Audience, exp = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() }))}.";

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        stranger.Dispose();
    }

    private static string Base64Url(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));

    private static string Sign(IEnumerable<Claim> claims, string audience, int expiresIn, string issuer, SigningCredentials credentials)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(claims),
            Audience = audience,
            Issuer = issuer,
            IssuedAt = now.AddHours(-2),
            NotBefore = now.AddHours(-2),
            Expires = now.AddSeconds(expiresIn),
            SigningCredentials = credentials,
        });
    }

    private async Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                await http.Response.WriteAsJsonAsync(new
                {
                    issuer = Url,
                    authorization_endpoint = $"{Url}/authorize",
                    token_endpoint = $"{Url}/token",
                    jwks_uri = $"{Url}/keys",
                    response_types_supported = new[] { "code" },
                    id_token_signing_alg_values_supported = new[] { "RS256" },
                });
                break;
            case "/keys":
                var key = rsa.ExportParameters(false);
                await http.Response.WriteAsJsonAsync(new
                {
                    keys = new[] { new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) } },
                });
                break;
            case "/authorize":
                Authorize(http);
                break;
            case "/token":
                await RedeemAsync(http);
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    private void Authorize(HttpContext http)
    {
        var query = http.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length < 43)
        {
            http.Response.StatusCode = 400;
            return;
        }

        var code = Guid.NewGuid().ToString("N");
        codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString(), query["redirect_uri"].ToString());
        http.Response.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"], ["iss"] = Url }));
    }

    private async Task RedeemAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var isRight = codes.TryRemove(form["code"].ToString(), out var asked)
            && asked.Redirect == form["redirect_uri"]
            && form["client_secret"] == ClientSecret
            && WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
        if (!isRight)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        var credentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);
        Claim[] claims = [new("sub", $"id-of-{User}"), new("preferred_username", User), new("nonce", WrongNonce ?? asked.Nonce), .. UserRoles.Select(role => new Claim("roles", role))];
        await http.Response.WriteAsJsonAsync(new { access_token = "planted-access-token", token_type = "Bearer", id_token = Sign(claims, ClientId, 300, Url, credentials) });
    }
}
