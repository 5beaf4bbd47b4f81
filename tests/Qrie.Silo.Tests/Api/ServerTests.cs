using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class ServerTests(ApiFixture api)
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    [InlineData("/api/health/live", "live")]
    [InlineData("/api/health/ready", "ready")]
    public async Task Health_answers(string path, string status) =>
        (await api.GetAsync(path)).GetProperty("status").GetString().Should().Be(status);

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nonsense")]
    [InlineData("/api/findings/nonsense")]
    [InlineData("/health/nonsense")]
    public async Task What_is_not_there_is_a_problem_and_no_page(string path) => await api.ProblemAsync(HttpStatusCode.NotFound, path);

    [Fact]
    public async Task A_method_that_is_not_taken_is_a_problem()
    {
        using var response = await api.SendAsync(HttpMethod.Delete, "/api/findings");

        response.Content.Headers.Allow.Should().Contain("GET").And.NotContain("DELETE");
        await api.ProblemAsync(HttpStatusCode.MethodNotAllowed, "/api/findings", HttpMethod.Delete);
    }

    [Fact]
    public async Task A_problem_is_json_whatever_the_client_accepts() =>
        await api.ProblemAsync(HttpStatusCode.NotFound, "/api/nonsense", HttpMethod.Get, ("Accept", "text/html"));

    [Theory]
    [InlineData("Origin", "http://example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_can_change_nothing(string header, string value) =>
        await api.ProblemAsync(HttpStatusCode.Forbidden, $"/api/resources/{ApiFixture.Beta}/refresh", HttpMethod.Post, (header, value));

    [Fact]
    public async Task Another_site_can_open_no_web_socket() => await api.ProblemAsync(
        HttpStatusCode.Forbidden, "/_blazor", HttpMethod.Get, ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Origin", "http://example.com"));

    [Fact]
    public async Task The_console_of_the_same_origin_can()
    {
        var origin = api.Host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using var response = await api.SendAsync(
            HttpMethod.Post, $"/api/resources/{ApiFixture.Beta}/refresh", ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_foreign_name_for_this_machine_is_refused()
    {
        using var response = await api.SendAsync(HttpMethod.Get, "/api/findings", ("Host", "rebound.example.com"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("findings");
    }

    [Fact]
    public async Task Every_route_of_the_api_is_described()
    {
        var paths = (await api.GetAsync("/openapi/v1.json")).GetProperty("paths");

        var mapped = api.Host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (endpoint, method) => (Path: endpoint.RoutePattern.RawText!.TrimEnd('/'), method))
            .ToArray();
        mapped.Should().HaveCountGreaterThan(10);
        foreach (var (path, method) in mapped)
        {
            paths.TryGetProperty(path, out var described).Should().BeTrue(path);
            described.TryGetProperty(method.ToLowerInvariant(), out _).Should().BeTrue($"{method} {path}");
        }
    }

    [Fact]
    public async Task The_description_says_what_parameters_take()
    {
        var parameters = (await api.GetAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/findings").GetProperty("get").GetProperty("parameters");

        var pageSize = parameters.EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "page_size").GetProperty("schema");
        pageSize.GetProperty("type").GetString().Should().Be("integer");
        pageSize.GetProperty("maximum").GetInt32().Should().Be(100);
        parameters.EnumerateArray().Should().OnlyContain(parameter => parameter.GetProperty("description").GetString()!.Length > 0);
    }

    [Fact]
    public async Task The_reference_page_needs_no_other_server()
    {
        var ct = TestContext.Current.CancellationToken;
        var page = await api.Host.Http.GetStringAsync("/api/docs/", ct);

        page.Should().NotContain("https://").And.NotContain("http://");
        var script = await api.Host.Http.GetStringAsync("/api/docs/scalar.js", ct);
        script.Length.Should().BeGreaterThan(100_000);
    }

    [Fact]
    public async Task The_orleans_dashboard_shows_a_resource_by_its_arn_and_no_secret_of_an_account()
    {
        var ct = TestContext.Current.CancellationToken;
        var resource = await api.Host.Http.GetStringAsync($"/orleans/GrainState?grainId={ApiFixture.Alpha}&grainType=Qrie.Resources.ResourceGrain", ct);
        var account = await api.Host.Http.GetStringAsync($"/orleans/GrainState?grainId={api.Account}&grainType=Qrie.Accounts.AccountGrain", ct);

        resource.Should().Contain("versioning").And.Contain(api.Account);
        account.Should().NotContain(api.Host.Simulator.Organization.Accounts[0].ExternalId)
            .And.NotContainEquivalentOf("secret").And.NotContainEquivalentOf("token").And.NotContainEquivalentOf("ASIA");
    }
}
