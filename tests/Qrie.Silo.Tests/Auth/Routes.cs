using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Qrie.Silo.Tests.Auth;

/// <summary>What a Qrie answers to, as it says itself, with <c>x</c> for every parameter.</summary>
internal static partial class Routes
{
    /// <summary>The pages of the console.</summary>
    public static IReadOnlyList<string> Pages(QrieHost qrie) =>
        [.. Of(qrie).Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(PathOf).Distinct()];

    /// <summary>Everything that is not the API's and not open to anybody: pages, the hub of the console, the dashboard.</summary>
    public static IReadOnlyList<(string Method, string Path)> OutsideOfTheApi(QrieHost qrie) =>
    [
        .. from endpoint in Of(qrie)
           where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !PathOf(endpoint).StartsWith("/api/", StringComparison.Ordinal)
           from method in MethodsOf(endpoint)
           select (method, PathOf(endpoint)),
    ];

    /// <summary>Every route that changes something, whoever may.</summary>
    public static IReadOnlyList<(string Method, string Path)> Changing(QrieHost qrie) =>
    [
        .. from endpoint in Of(qrie)
           from method in MethodsOf(endpoint)
           where method is not ("GET" or "HEAD" or "OPTIONS")
           select (method, PathOf(endpoint)),
    ];

    /// <summary>What can be read of the API without being told for ever.</summary>
    public static IReadOnlyList<string> Readable(QrieHost qrie) =>
    [
        .. from endpoint in Of(qrie)
           where PathOf(endpoint).StartsWith("/api/", StringComparison.Ordinal) && MethodsOf(endpoint).Contains("GET") && !PathOf(endpoint).EndsWith("/stream", StringComparison.Ordinal)
           select PathOf(endpoint),
    ];

    private static IEnumerable<RouteEndpoint> Of(QrieHost qrie) => qrie.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string PathOf(RouteEndpoint endpoint) => Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "x");

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
