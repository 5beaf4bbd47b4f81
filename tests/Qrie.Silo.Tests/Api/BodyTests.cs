using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Qrie.Silo.Tests.Api;

/// <summary>What is no good body is answered alike by all routes that take one.</summary>
[Collection(ApiGroup.Name)]
public sealed class BodyTests(ApiFixture api)
{
    // Routes that do without one.
    private static readonly string[] Optional = ["POST /api/policies/{id}/preview", "POST /api/scans"];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task A_body_that_is_none_is_a_problem_that_says_so(string? body)
    {
        var ct = TestContext.Current.CancellationToken;
        var finding = (await api.GetAsync("/api/findings?page_size=1")).GetProperty("findings")[0].GetProperty("id").GetString()!;
        var wrong = new List<string>();
        var routes = Routes();
        foreach (var (method, path) in routes.Where(route => body is not (null or "" or "null") || !IsOptional(route)))
        {
            var address = path
                .Replace("/findings/{id}", $"/findings/{finding}", StringComparison.Ordinal)
                .Replace("/accounts/{id}", $"/accounts/{api.Account}", StringComparison.Ordinal)
                .Replace("/policies/{id}", $"/policies/{ApiFixture.Policy}", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await api.Host.Http.SendAsync(request, ct);
            var answer = await response.Content.ReadAsStringAsync(ct);
            if (response.StatusCode != HttpStatusCode.BadRequest
                || response.Content.Headers.ContentType?.MediaType != "application/problem+json"
                || !JsonElement.Parse(answer).TryGetProperty("detail", out var detail)
                || !detail.GetString()!.Contains("body", StringComparison.Ordinal))
            {
                wrong.Add($"{method} {address}: {(int)response.StatusCode} {answer}");
            }
        }

        wrong.Should().BeEmpty();
        routes.Should().HaveCountGreaterThan(8);
    }

    [Fact]
    public async Task The_description_says_where_a_body_must_be()
    {
        var paths = (await api.GetAsync("/openapi/v1.json")).GetProperty("paths");

        var required = Routes().Where(route =>
            paths.GetProperty(route.Path).GetProperty(route.Method.ToLowerInvariant()).GetProperty("requestBody").TryGetProperty("required", out var must) && must.GetBoolean());

        required.Should().BeEquivalentTo(Routes().Where(route => !IsOptional(route)));
    }

    private static bool IsOptional((string Method, string Path) route) => Optional.Contains($"{route.Method} {route.Path}");

    private (string Method, string Path)[] Routes() =>
    [
        .. api.Host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (endpoint, method) => (method, endpoint.RoutePattern.RawText!.TrimEnd('/'))),
    ];
}
