using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Qrie.Audit;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

/// <summary>Views are their owners' own, and what is shared is seen by all.</summary>
[Collection(AuthGroup.Name)]
public sealed class ViewTests(AuthFixture auth)
{
    [Fact]
    public async Task Everybody_keeps_views_and_sees_what_operators_share_and_nothing_else_of_others()
    {
        var (reader, another, @operator) = (await UserAsync("view reader", Roles.Reader), await UserAsync("view other", Roles.Reader), await UserAsync("view operator", Roles.Operator));
        var own = await SendAsync(HttpMethod.Post, "", reader, HttpStatusCode.Created, new { name = "Mine", page = "findings", query = "band=critical" });
        var shared = await SendAsync(HttpMethod.Post, "", @operator, HttpStatusCode.Created, new { name = "Ours", page = "inventory", query = "compliance=no", shared = true });

        (await NamesAsync(reader)).Should().Equal("Mine", "Ours");
        (await NamesAsync(another)).Should().Equal("Ours");
        (await NamesAsync(reader, "?page=findings")).Should().Equal("Mine");
        own.GetProperty("own").GetBoolean().Should().BeTrue();
        own.GetProperty("owner").GetString().Should().Be("token:view reader");

        await SendAsync(HttpMethod.Put, "/" + Id(own), another, HttpStatusCode.NotFound, new { name = "Taken" });
        await SendAsync(HttpMethod.Delete, "/" + Id(own), another, HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Put, "/" + Id(shared), another, HttpStatusCode.Forbidden, new { name = "Taken" });
        await SendAsync(HttpMethod.Delete, "/" + Id(shared), another, HttpStatusCode.Forbidden);
        await SendAsync(HttpMethod.Put, "/" + Id(own), reader, HttpStatusCode.Forbidden, new { shared = true });
        await SendAsync(HttpMethod.Post, "", reader, HttpStatusCode.Forbidden, new { name = "For all", page = "findings", query = "", shared = true });

        var renamed = await SendAsync(HttpMethod.Put, "/" + Id(own), reader, HttpStatusCode.OK, new { name = " Renamed " });
        (renamed.GetProperty("name").GetString(), renamed.GetProperty("query").GetString()).Should().Be(("Renamed", "band=critical"));
        await SendAsync(HttpMethod.Delete, "/" + Id(own), reader, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, "/" + Id(shared), await UserAsync("view admin", Roles.Admin), HttpStatusCode.NoContent);
        (await NamesAsync(reader)).Should().BeEmpty();

        var told = await auth.Qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Action = "view", Principal = "token:view reader" }, 10, null, TestContext.Current.CancellationToken);
        told.Items.Select(entry => entry.Action).Should().Equal("view.removed", "view.changed", "view.saved");
    }

    [Theory]
    [InlineData("""{"page":"findings","query":""}""", "name")]
    [InlineData("""{"name":"x","page":"nonsense","query":""}""", "page")]
    [InlineData("""{"name":"x","page":"findings","query":"?q=1"}""", "query")]
    [InlineData("""{"name":"x","page":"findings","query":"q=\u00e9"}""", "query")]
    [InlineData("""{"name":"x","page":"findings","query":"q=1#there"}""", "query")]
    public async Task What_is_wrong_is_named(string body, string member)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await auth.SendAsync(HttpMethod.Post, "/api/views", await UserAsync("view reader", Roles.Reader), content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors").GetProperty(member).GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_name_is_taken_once_on_each_page_by_each_owner()
    {
        var user = await UserAsync("view namer", Roles.Reader);
        await SendAsync(HttpMethod.Post, "", user, HttpStatusCode.Created, new { name = "One", page = "findings", query = "" });
        await SendAsync(HttpMethod.Post, "", user, HttpStatusCode.Created, new { name = "One", page = "inventory", query = "" });

        await SendAsync(HttpMethod.Post, "", user, HttpStatusCode.Conflict, new { name = "one", page = "findings", query = "q=x" });
        await SendAsync(HttpMethod.Post, "", await UserAsync("view namer too", Roles.Reader), HttpStatusCode.Created, new { name = "One", page = "findings", query = "" });
    }

    private async Task<string> UserAsync(string name, string role) => (await auth.Qrie.Service<ApiTokens>().CreateAsync(name, role, "test", TimeSpan.FromDays(1))).Token;

    private async Task<IEnumerable<string?>> NamesAsync(string token, string query = "") =>
        (await SendAsync(HttpMethod.Get, query, token, HttpStatusCode.OK)).GetProperty("views").EnumerateArray().Select(view => view.GetProperty("name").GetString());

    private static string? Id(JsonElement view) => view.GetProperty("id").GetString();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, HttpStatusCode status, object? body = null)
    {
        using var response = await auth.SendAsync(method, "/api/views" + path, token, body is null ? null : JsonContent.Create(body));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(status, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
