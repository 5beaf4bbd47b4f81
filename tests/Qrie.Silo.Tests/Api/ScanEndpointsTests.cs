using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class ScanEndpointsTests(ApiFixture api)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_is_started_once_however_often_it_is_asked_for()
    {
        var one = await StartAsync("""{"service":"s3"}""", "once");
        var other = await StartAsync("""{"service":"s3"}""", "once");

        one.Should().Be(other);
        await Eventually.TrueAsync(async () => (await api.GetAsync($"/api/scans/{one}")).GetProperty("state").GetString() == "completed", "the scan to end");
        var scan = await api.GetAsync($"/api/scans/{one}");
        scan.GetProperty("progress").GetProperty("described").GetInt32().Should().BePositive();
        scan.GetProperty("units").GetArrayLength().Should().Be(api.Host.Simulator.Organization.Accounts.Count);
        (await api.GetAsync("/api/audit?action=scan")).ToString().Should().Contain(one);
    }

    [Theory]
    [InlineData("""{"account":"12"}""", "account")]
    [InlineData("""{"account":"999999999999"}""", "account")]
    [InlineData("""{"service":"teapot"}""", "service")]
    [InlineData("""{"region":"mars-1"}""", "region")]
    [InlineData("""{"kind":"bootstrap"}""", "kind")]
    [InlineData("""{"account_id":"111122223333"}""", "account_id")]
    [InlineData("""{"account":""}""", "account")]
    [InlineData("""{"service":["s3"]}""", "service")]
    [InlineData("""{"service":"iam","region":"eu-west-1"}""", "region")]
    public async Task What_is_wrong_is_named(string body, string parameter)
    {
        using var answer = await api.Host.Http.PostAsync("/api/scans", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
    }

    [Fact]
    public async Task A_service_that_a_region_does_not_have_is_named_with_the_regions_that_it_has()
    {
        using var answer = await api.Host.Http.PostAsync(
            "/api/scans", new StringContent("""{"service":"iam","region":"eu-west-1"}""", System.Text.Encoding.UTF8, "application/json"), ct);

        (await answer.Content.ReadAsStringAsync(ct)).Should().Contain("iam").And.Contain("eu-west-1").And.Contain("us-east-1");
    }

    [Fact]
    public async Task A_key_that_was_given_to_another_scan_is_a_conflict()
    {
        var one = await StartAsync("""{"service":"s3","kind":"policy"}""", "reused");

        using var other = await SendAsync("""{"service":"iam","kind":"policy"}""", "reused");

        other.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await api.GetAsync($"/api/scans/{one}")).GetProperty("service").GetString().Should().Be("s3");
    }

    [Theory]
    [InlineData("/api/scans?kind=odd")]
    [InlineData("/api/scans?page_size=0")]
    [InlineData("/api/scans?next_token=forged")]
    [InlineData("/api/scans?account=1")]
    public Task A_malformed_parameter_is_refused(string path) => api.ProblemAsync(HttpStatusCode.BadRequest, path);

    [Fact]
    public async Task A_scan_that_is_not_there_is_not_found()
    {
        await api.ProblemAsync(HttpStatusCode.NotFound, "/api/scans/none");
        await api.ProblemAsync(HttpStatusCode.NotFound, "/api/scans/none", HttpMethod.Delete);
    }

    private async Task<string> StartAsync(string body, string key)
    {
        using var answer = await SendAsync(body, key);
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("scan_id").GetString()!;
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/scans") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await api.Host.Http.SendAsync(request, ct);
    }
}
