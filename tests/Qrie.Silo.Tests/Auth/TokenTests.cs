using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Qrie.Audit;
using Qrie.Silo.Auth;
using Qrie.Silo.Tests.Storage;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed class TokenTests(AuthFixture auth)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_works_and_ends_when_it_is_revoked()
    {
        var admin = await auth.TokenAsync(Roles.Admin);
        using var made = await auth.SendAsync(HttpMethod.Post, "/api/tokens", admin, JsonContent.Create(new { name = "exporter", role = "reader", expires_in_days = 7 }));
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        var answer = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Ct)).RootElement;
        var token = answer.GetProperty("token").GetString()!;
        var id = answer.GetProperty("details").GetProperty("id").GetString()!;

        using var good = await auth.SendAsync(HttpMethod.Get, "/api/findings", token);
        good.StatusCode.Should().Be(HttpStatusCode.OK);
        using var listed = await auth.SendAsync(HttpMethod.Get, "/api/tokens", admin);
        var list = await listed.Content.ReadAsStringAsync(Ct);
        list.Should().Contain("\"accepted\":true").And.Contain(id).And.Contain("exporter").And.NotContain(token[^43..]).And.NotContain("hash");
        using var revoked = await auth.SendAsync(HttpMethod.Delete, $"/api/tokens/{id}", admin);
        using var again = await auth.SendAsync(HttpMethod.Delete, $"/api/tokens/{id}", admin);
        using var bad = await auth.SendAsync(HttpMethod.Get, "/api/findings", token);

        revoked.StatusCode.Should().Be(HttpStatusCode.NoContent);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        bad.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await auth.Qrie.Service<IAuditQueries>().EntriesAsync(new AuditFilter { Target = id }, 10, null, Ct)).Items
            .Select(entry => (entry.Action, entry.Principal)).Should().Equal(("token.revoked", "token:test admin"), ("token.created", "token:test admin"));
    }

    [Theory]
    [InlineData("""{"role":"reader"}""", "name")]
    [InlineData("""{"name":"x","role":"root"}""", "role")]
    [InlineData("""{"name":"x","role":"reader","expires_in_days":366}""", "expires_in_days")]
    [InlineData("""{"name":"x","role":"reader","expires_in_days":0}""", "expires_in_days")]
    public async Task A_token_that_cannot_be_is_refused_by_name(string body, string member)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await auth.SendAsync(HttpMethod.Post, "/api/tokens", await auth.TokenAsync(Roles.Admin), content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).Should().Contain($"\"{member}\":");
    }

    [Fact]
    public async Task A_token_expires_and_its_secret_is_nowhere_on_disk()
    {
        await using var temporary = new TemporaryDatabase();
        var time = new FakeTimeProvider(TemporaryDatabase.At(0));
        var tokens = new ApiTokens(new ApiTokenStore(temporary.Database), time);
        var (record, token) = await tokens.CreateAsync("x", Roles.Reader, "me", TimeSpan.FromHours(1));

        time.Advance(TimeSpan.FromMinutes(59));
        (await tokens.VerifyAsync(token, Ct))!.Id.Should().Be(record.Id);
        (await tokens.VerifyAsync(token[..^1] + (token[^1] == 'A' ? 'E' : 'A'), Ct)).Should().BeNull();
        (await tokens.ListAsync(Ct)).Should().ContainSingle().Which.LastUsedAt.Should().Be(TemporaryDatabase.At(59 * 60));
        time.Advance(TimeSpan.FromMinutes(1));
        (await tokens.VerifyAsync(token, Ct)).Should().BeNull();

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(temporary.Path)!))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync(Ct)).Should().NotContain(token[^43..]);
        }
    }

    [Fact]
    public async Task A_token_of_the_provider_has_the_roles_that_its_claims_give()
    {
        using var admin = await auth.SendAsync(HttpMethod.Get, "/api/audit", auth.Provider.Token(["qrie-admin"]));
        using var forged = await auth.SendAsync(HttpMethod.Get, "/api/findings", auth.Provider.Token([], more: (Roles.Claim, Roles.Admin)));

        admin.StatusCode.Should().Be(HttpStatusCode.OK);
        forged.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
