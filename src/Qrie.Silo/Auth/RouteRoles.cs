using Microsoft.AspNetCore.Authorization;

namespace Qrie.Silo.Auth;

/// <summary>Which role a route of the API asks for, unless the route says so itself.</summary>
internal static class RouteRoles
{
    // What is below a route asks for the same.
    private static readonly string[] ForAdmins = ["/api/tokens", "/api/audit"];
    private static readonly string[] ChangedByAdmins = ["/api/accounts", "/api/notifications"];

    /// <summary>Decides for every route of a group.</summary>
    public static T DecideRoles<T>(this T group) where T : IEndpointConventionBuilder
    {
        // Last, so that what a route says itself is known.
        group.Finally(endpoint =>
        {
            if (!endpoint.Metadata.Any(metadata => metadata is IAuthorizeData or IAllowAnonymous or AuthorizationPolicy))
            {
                var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [];
                endpoint.Metadata.Add(new AuthorizeAttribute(RoleFor(((RouteEndpointBuilder)endpoint).RoutePattern.RawText ?? "", methods)));
            }
        });
        return group;
    }

    /// <summary>The role for a route.</summary>
    /// <param name="route">The route's pattern, such as <c>/api/accounts/{id}</c>.</param>
    /// <param name="methods">Its methods.</param>
    public static string RoleFor(string route, IReadOnlyList<string> methods)
    {
        var changes = methods.Count == 0 || methods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method));
        return ForAdmins.Any(prefix => IsUnder(route, prefix)) || (changes && ChangedByAdmins.Any(prefix => IsUnder(route, prefix))) ? Roles.Admin
            : changes ? Roles.Operator
            : Roles.Reader;
    }

    private static bool IsUnder(string route, string prefix) =>
        route.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (route.Length == prefix.Length || route[prefix.Length] == '/');
}
