using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Auth;

/// <summary>Turns what an identity provider says of somebody into roles.</summary>
internal sealed class RoleMapping(IOptions<AuthOptions> options)
{
    /// <summary>Adds roles to somebody who has just been identified. A role that the provider claims by our own name counts for nothing.</summary>
    public void Apply(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not ClaimsIdentity identity)
        {
            return;
        }

        foreach (var forged in identity.FindAll(Roles.Claim).ToArray())
        {
            identity.RemoveClaim(forged);
        }

        var settings = options.Value;
        var values = identity.FindAll(settings.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (role, names) in (ReadOnlySpan<(string, List<string>)>)[(Roles.Reader, settings.Readers), (Roles.Operator, settings.Operators), (Roles.Admin, settings.Admins)])
        {
            if (names.Count == 0 ? values.Contains($"qrie-{role}") : names.Any(values.Contains))
            {
                identity.AddClaim(new Claim(Roles.Claim, role));
            }
        }
    }
}
