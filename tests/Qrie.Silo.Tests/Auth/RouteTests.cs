using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed partial class RouteTests(AuthFixture auth)
{
    // All that is open to anybody; what is not here is not.
    private static readonly string[] Open = ["/api/health/", "/health/", "/signin", "/signout", "/signed-out", "/_framework/", "/_content/", "/api/docs/scalar.js", "/api/docs/scalar.aspnetcore.js", "/api/docs/favicon.svg"];

    // Where a build, unlike a published folder, looks for files that its map does not have. It says nothing, and so is for readers.
    private const string MissingFiles = "/{**path:file}";

    private IEnumerable<RouteEndpoint> Endpoints => auth.Qrie.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(string Method, string Path, string Role)> ApiRoutes =>
        from endpoint in Endpoints
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where path.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, Parameter().Replace(path, "x"), endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault() ?? Roles.Reader);

    [Fact]
    public void No_route_is_without_a_decision()
    {
        Endpoints.Should().HaveCountGreaterThan(40);
        foreach (var (endpoint, route) in Endpoints.Select(endpoint => (endpoint, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))).Where(pair => pair.Item2 != MissingFiles))
        {
            var anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var decided = anonymous || endpoint.Metadata.Any(metadata => metadata is IAuthorizeData or AuthorizationPolicy);
            decided.Should().BeTrue($"{endpoint.DisplayName} {route} must say whom it is for");
            if (anonymous)
            {
                IsOpen(route, endpoint).Should().BeTrue($"{endpoint.DisplayName} {route} is open to anybody");
            }
        }
    }

    [Fact]
    public async Task Every_route_of_the_api_refuses_who_says_nothing_or_something_false()
    {
        var expired = await auth.TokenAsync(Roles.Admin, TimeSpan.FromTicks(1));
        var revoked = await auth.TokenAsync(Roles.Admin);
        await auth.Qrie.Service<ApiTokens>().RevokeAsync(revoked.Substring(5, 16));
        string?[] callers =
        [
            null, "", "nonsense", expired, revoked, $"qrie_{new string('0', 16)}_{new string('A', 43)}", auth.Provider.Token(["qrie-admin"], expiresIn: -60),
            auth.Provider.Token(["qrie-admin"], audience: "others"), auth.Provider.Token(["qrie-admin"], issuer: "http://127.0.0.1:9/"),
            auth.Provider.Token(["qrie-admin"], byStranger: true), auth.Provider.ConfusedToken(), auth.Provider.UnsignedToken(),
        ];

        foreach (var (method, path, _) in ApiRoutes)
        {
            foreach (var caller in callers)
            {
                using var response = await auth.SendAsync(new HttpMethod(method), path, caller);
                response.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{method} {path} as {caller ?? "nobody"}");
                response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
            }
        }
    }

    [Fact]
    public async Task Every_route_of_the_api_refuses_the_weaker_roles_and_no_other()
    {
        foreach (var role in Roles.All)
        {
            var token = await auth.TokenAsync(role);
            foreach (var (method, path, needed) in ApiRoutes.Where(route => !route.Path.Contains("events/stream")))
            {
                using var response = await auth.SendAsync(new HttpMethod(method), path, token);
                var allowed = Roles.All.ToList().IndexOf(role) >= Roles.All.ToList().IndexOf(needed);
                (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)).Should().Be(allowed, $"{role} {method} {path}: {response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Who_has_no_role_is_known_and_refused()
    {
        var token = auth.Provider.Token([]);

        using var findings = await auth.SendAsync(HttpMethod.Get, "/api/findings", token);
        using var me = await auth.SendAsync(HttpMethod.Get, "/api/me", token);

        findings.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await me.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("\"role\":null").And.Contain("robot");
    }

    [Theory]
    [InlineData("/orleans/")]
    [InlineData("/orleans/DashboardCounters")]
    public async Task The_orleans_dashboard_is_for_admins(string path)
    {
        foreach (var (role, expected) in ((string?, HttpStatusCode)[])[(null, HttpStatusCode.Unauthorized), (Roles.Operator, HttpStatusCode.Forbidden), (Roles.Admin, HttpStatusCode.OK)])
        {
            using var response = await auth.SendAsync(HttpMethod.Get, path, role is null ? "nonsense" : await auth.TokenAsync(role));
            response.StatusCode.Should().Be(expected, $"{role} {path}");
        }
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/docs/")]
    [InlineData("/api/nonsense")]
    [InlineData("/nonsense")]
    [InlineData("/nonsense.txt")]
    [InlineData("/_blazor/negotiate")]
    public async Task What_is_no_business_of_strangers_is_not_even_missing(string path)
    {
        using var response = await auth.SendAsync(HttpMethod.Get, path, "nonsense");

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("GET", "/api/findings", Roles.Reader)]
    [InlineData("POST", "/api/policies", Roles.Operator)]
    [InlineData("PUT", "/api/findings/{id}/exception", Roles.Operator)]
    [InlineData("GET", "/api/accounts", Roles.Reader)]
    [InlineData("POST", "/api/accounts", Roles.Admin)]
    [InlineData("DELETE", "/api/accounts/{id}", Roles.Admin)]
    [InlineData("GET", "/api/audit", Roles.Admin)]
    [InlineData("GET", "/api/tokens", Roles.Admin)]
    [InlineData("GET", "/api/notifications/destinations", Roles.Reader)]
    [InlineData("POST", "/api/notifications/dead-letters/{id}/retry", Roles.Admin)]
    [InlineData("POST", "/api/accountsomething", Roles.Operator)]
    public void A_route_asks_for_a_role(string method, string route, string role) => RouteRoles.RoleFor(route, [method]).Should().Be(role);

    private static bool IsOpen(string route, RouteEndpoint endpoint) =>
        Open.Any(open => route.StartsWith(open, StringComparison.Ordinal))
        || endpoint.Metadata.Any(metadata => metadata.GetType().Name == "StaticAssetDescriptor");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
