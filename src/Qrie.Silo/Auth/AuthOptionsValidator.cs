using System.Net;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Checks what the settings of authentication mean together. No error repeats a secret.</summary>
internal sealed class AuthOptionsValidator : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(AuthOptions options)
    {
        if (options.Oidc.IsConfigured)
        {
            if (!IsAuthority(options.Oidc.Authority!))
            {
                yield return $"Qrie:Auth:Oidc:Authority is '{options.Oidc.Authority}'; it must be an https URL.";
            }

            if (string.IsNullOrEmpty(options.Oidc.ClientId))
            {
                yield return "Qrie:Auth:Oidc:ClientId is missing; it must be given with Qrie:Auth:Oidc:Authority.";
            }
        }

        if (options.Jwt.IsConfigured)
        {
            if (!IsAuthority(options.Jwt.Authority!))
            {
                yield return $"Qrie:Auth:Jwt:Authority is '{options.Jwt.Authority}'; it must be an https URL.";
            }

            if (string.IsNullOrEmpty(options.Jwt.Audience))
            {
                yield return "Qrie:Auth:Jwt:Audience is missing; without it tokens for anybody would open Qrie.";
            }
        }

        foreach (var network in options.TrustedProxies.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            yield return $"Qrie:Auth:TrustedProxies has '{network}'; it must be a network such as 10.0.0.0/16.";
        }
    }

    private static bool IsAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
