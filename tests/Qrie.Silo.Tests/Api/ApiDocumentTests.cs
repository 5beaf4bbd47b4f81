using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class ApiDocumentTests(ApiFixture api)
{
    // Streams and downloads describe no JSON.
    private static readonly string[] NotJson = ["/api/accounts/onboarding-template", "/api/events/stream", "/api/export/findings"];

    [Fact]
    public async Task Every_answer_is_as_the_document_says()
    {
        var document = await DocumentAsync();
        var scan = await api.Host.Http.PostAsJsonAsync("/api/scans", new { service = "s3" }, TestContext.Current.CancellationToken);
        var scanId = (await scan.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("scan_id").GetString();
        var errors = new List<string>();
        var asked = 0;
        foreach (var path in document.Reads.Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Except(NotJson))
        {
            var address = path
                .Replace("/resources/{arn}", "/resources/" + Uri.EscapeDataString(ApiFixture.Alpha), StringComparison.Ordinal)
                .Replace("/scans/{id}", $"/scans/{scanId}", StringComparison.Ordinal)
                .Replace("/accounts/{id}", $"/accounts/{api.Account}", StringComparison.Ordinal)
                .Replace("/policies/{id}", $"/policies/{ApiFixture.Policy}", StringComparison.Ordinal);
            if (address.Contains('{', StringComparison.Ordinal))
            {
                continue;
            }

            asked++;
            using var response = await api.SendAsync(HttpMethod.Get, address);
            errors.AddRange(response.StatusCode == HttpStatusCode.OK
                ? document.Errors(path, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
                : [$"{address} answers {response.StatusCode}"]);
        }

        errors.Should().BeEmpty();
        asked.Should().BeGreaterThan(15);
    }

    [Fact]
    public async Task The_template_of_an_account_is_the_one_that_the_command_prints()
    {
        using var response = await api.SendAsync(HttpMethod.Get, "/api/accounts/onboarding-template");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/yaml");
        response.Content.Headers.ContentDisposition!.FileName.Should().Be("qrie-onboarding.yaml");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().StartWith("# Made by: qrie template onboarding.").And.Contain("ExternalId:");
    }

    [Theory]
    [InlineData("GET /api/resources")]
    [InlineData("GET /api/resources/{arn}")]
    [InlineData("GET /api/resources/{arn}/history")]
    [InlineData("POST /api/resources/{arn}/refresh")]
    [InlineData("GET /api/accounts")]
    [InlineData("POST /api/accounts")]
    [InlineData("GET /api/accounts/onboarding-template")]
    [InlineData("GET /api/accounts/{id}")]
    [InlineData("PUT /api/accounts/{id}")]
    [InlineData("DELETE /api/accounts/{id}")]
    [InlineData("GET /api/services")]
    [InlineData("GET /api/findings")]
    [InlineData("GET /api/findings/groups")]
    [InlineData("PUT /api/findings/{id}/exception")]
    [InlineData("DELETE /api/findings/{id}/exception")]
    [InlineData("GET /api/policies")]
    [InlineData("POST /api/policies")]
    [InlineData("PUT /api/policies/{id}")]
    [InlineData("DELETE /api/policies/{id}")]
    [InlineData("POST /api/policies/{id}/preview")]
    [InlineData("GET /api/summary/dashboard")]
    [InlineData("GET /api/summary/resources")]
    [InlineData("GET /api/summary/findings")]
    [InlineData("GET /api/summary/compliance")]
    [InlineData("POST /api/scans")]
    [InlineData("GET /api/scans")]
    [InlineData("GET /api/scans/{id}")]
    [InlineData("GET /api/coverage")]
    [InlineData("GET /api/settings")]
    [InlineData("GET /api/tokens")]
    [InlineData("GET /api/views")]
    [InlineData("POST /api/views")]
    [InlineData("PUT /api/views/{id}")]
    [InlineData("DELETE /api/views/{id}")]
    [InlineData("GET /api/events/stream")]
    [InlineData("GET /api/export/findings")]
    public async Task The_document_has_every_route_of_the_api(string route) =>
        (await DocumentAsync()).Routes.Select(Unnamed).Should().Contain(Unnamed(route));

    // Names of parameters may differ.
    private static string Unnamed(string route) => System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]+\}", "{}");

    private async Task<ApiDocument> DocumentAsync() => new(await api.GetAsync("/openapi/v1.json"));
}
