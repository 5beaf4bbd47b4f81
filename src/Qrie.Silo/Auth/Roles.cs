using System.Security.Claims;

namespace Qrie.Silo.Auth;

/// <summary>What somebody may do. Each role may do what those before it may; each is also the name of the authorization policy that asks for it.</summary>
internal static class Roles
{
    /// <summary>Sees everything but who did what to Qrie.</summary>
    public const string Reader = "reader";

    /// <summary>Runs Qrie: policies, exceptions, scans.</summary>
    public const string Operator = "operator";

    /// <summary>Decides whom Qrie watches, whom it tells and who may use it; sees the audit trail and the Orleans dashboard.</summary>
    public const string Admin = "admin";

    /// <summary>The type of the claim that holds a role.</summary>
    public const string Claim = "qrie_role";

    /// <summary>All roles, the weakest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Reader, Operator, Admin];

    /// <summary>Puts the policies up. What no endpoint decides is for readers, so that nothing is open by oversight.</summary>
    public static void AddRoles(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        foreach (var role in All)
        {
            options.AddPolicy(role, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Has(context.User, role)));
        }

        options.DefaultPolicy = options.GetPolicy(Reader)!;
        options.FallbackPolicy = options.GetPolicy(Reader)!;
    });

    /// <summary>True when somebody has a role, or a stronger one.</summary>
    public static bool Has(ClaimsPrincipal user, string role)
    {
        var needed = Rank(role);
        return needed >= 0 && user.FindAll(Claim).Any(claim => Rank(claim.Value) >= needed);
    }

    /// <summary>The strongest role that somebody has; null for none.</summary>
    public static string? Of(ClaimsPrincipal user) => All.LastOrDefault(role => Has(user, role));

    private static int Rank(string role)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == role)
            {
                return i;
            }
        }

        return -1;
    }
}
