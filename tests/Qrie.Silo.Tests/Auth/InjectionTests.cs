using System.Net;
using System.Net.Http.Json;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

/// <summary>What callers say comes back as data, never as a header, a page or a script.</summary>
[Collection(AuthGroup.Name)]
public sealed class InjectionTests(AuthFixture auth)
{
    private const string Hostile = "x\r\nX-Forged: 1\r\n\r\n<script>alert(1)</script>";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_of_the_api_is_data()
    {
        var token = await auth.TokenAsync(Roles.Admin);
        var routes = Routes.Readable(auth.Qrie).Where(path => !path.StartsWith("/api/docs", StringComparison.Ordinal)).ToArray();
        routes.Should().HaveCountGreaterThan(30);
        string[] paths = [.. routes, "/api/policies/<script>", "/api/findings?state=<script>", "/api/<script>", "/api/export/findings?format=csv", "/api/export/findings?format=ocsf", "/api/export/findings?format=asff", "/openapi/v1.json"];

        foreach (var path in paths)
        {
            using var response = await auth.SendAsync(HttpMethod.Get, path, token);
            response.Content.Headers.ContentType?.MediaType.Should().BeOneOf(["application/json", "application/problem+json", "text/csv", "application/jsonl", "application/yaml", "application/json;charset=utf-8"], path);
            response.Headers.GetValues("X-Content-Type-Options").Should().Equal(["nosniff"], path);
            response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'", path);
        }
    }

    [Theory]
    [InlineData("/api/accounts", "account_id")]
    [InlineData("/api/accounts", "external_id")]
    [InlineData("/api/tokens", "name")]
    [InlineData("/api/notifications/destinations", "id")]
    [InlineData("/api/exceptions", "policy")]
    [InlineData("/api/policies", "id")]
    [InlineData("/api/views", "name")]
    public async Task No_member_of_a_request_becomes_a_header(string path, string member)
    {
        using var content = JsonContent.Create(new Dictionary<string, object>
        {
            ["role"] = "reader", ["kind"] = "webhook", ["url"] = "https://example.com/", ["secret"] = "0123456789abcdef", ["page"] = "findings", ["query"] = "", [member] = Hostile,
        });

        using var response = await auth.SendAsync(HttpMethod.Post, path, await auth.TokenAsync(Roles.Admin), content);

        ((int)response.StatusCode).Should().BeLessThan(500);
        HasForged(response).Should().BeFalse();
        (response.Headers.Location?.OriginalString ?? "").Should().NotContain("\r").And.NotContain("\n").And.NotContain("<");
        response.Content.Headers.ContentType!.MediaType.Should().BeOneOf("application/json", "application/problem+json");
    }

    [Theory]
    [InlineData("/signin?return=/x%0d%0aX-Forged:%201")]
    [InlineData("/signin?return=%0d%0aX-Forged:%201")]
    [InlineData("/findings?q=%0d%0aX-Forged:%201")]
    [InlineData("/signin-oidc?error=x%0d%0aX-Forged:%201&state=%3Cscript%3E")]
    [InlineData("/api/export/findings?format=csv%0d%0aX-Forged:%201")]
    [InlineData("/api/export/findings?account=%0d%0aX-Forged:%201")]
    [InlineData("/api/resources/%0d%0aX-Forged:%201")]
    [InlineData("/api/%0d%0aX-Forged:%201")]
    public async Task No_part_of_an_address_becomes_a_header(string path)
    {
        // Browsers of their own, which follow nothing: the client that the tests share must not be signed in.
        using var browser = auth.NewBrowser();
        using var asStranger = await browser.SendAsync(HttpMethod.Get, path);
        using var asAdmin = await browser.SendAsync(HttpMethod.Get, path, ("Authorization", $"Bearer {await auth.TokenAsync(Roles.Admin)}"));

        foreach (var response in (HttpResponseMessage[])[asStranger, asAdmin])
        {
            ((int)response.StatusCode).Should().BeLessThan(500);
            HasForged(response).Should().BeFalse();
            response.Headers.SelectMany(header => header.Value).Should().NotContain(value => value.Contains("<script>"));
            (await response.Content.ReadAsStringAsync(Ct)).Should().NotContain("<script>");
        }
    }

    [Fact]
    public async Task The_name_of_an_exported_file_is_Qries_own()
    {
        using var response = await auth.SendAsync(HttpMethod.Get, "/api/export/findings?format=asff&q=%22;filename=evil.exe", await auth.TokenAsync(Roles.Reader));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.ToString().Should().MatchRegex("^attachment; filename=\"qrie-findings-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.asff\\.jsonl?\"$");
    }

    private static bool HasForged(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Any(header => header.Key.Contains("Forged", StringComparison.OrdinalIgnoreCase));
}
