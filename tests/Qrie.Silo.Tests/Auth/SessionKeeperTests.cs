using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Qrie.Sessions;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Tests.Auth;

[Collection(AuthGroup.Name)]
public sealed class SessionKeeperTests(AuthFixture auth)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private SessionKeeper Sessions => new(auth.Qrie.Service<IGrainFactory>(), auth.Qrie.Service<IApiTokenStore>(), time, NullLogger<SessionKeeper>.Instance);

    [Fact]
    public async Task A_session_counts_until_its_cookie_ends()
    {
        var user = Session("ada", TimeSpan.FromHours(8));

        time.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(2));
        (await Sessions.CountsAsync(user, Ct)).Should().BeTrue();
        time.Advance(TimeSpan.FromSeconds(2));
        (await Sessions.CountsAsync(user, Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task A_session_that_was_signed_out_counts_no_more_and_the_users_others_do()
    {
        var (left, other) = (Session("bea", TimeSpan.FromHours(1)), Session("bea", TimeSpan.FromHours(1)));

        await Sessions.EndAsync(left);

        (await Sessions.CountsAsync(left, Ct)).Should().BeFalse();
        (await Sessions.CountsAsync(other, Ct)).Should().BeTrue();
    }

    [Fact]
    public async Task Nobody_a_session_without_an_id_and_one_that_the_provider_made_up_do_not_count()
    {
        (await Sessions.CountsAsync(new ClaimsPrincipal(new ClaimsIdentity()), Ct)).Should().BeFalse();
        var old = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "cleo")], "Federation"));
        (await Sessions.CountsAsync(old, Ct)).Should().BeFalse();
        SessionClaims.EndAt(old, time.GetUtcNow().AddHours(1));
        (await Sessions.CountsAsync(old, Ct)).Should().BeFalse("it could not be signed out");

        var forged = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "cleo"), new Claim("qrie_session", "forged"), new Claim("qrie_session_ends", "9999999999")], "Federation"));
        SessionClaims.Begin(forged);
        SessionClaims.EndAt(forged, time.GetUtcNow().AddMinutes(1));
        SessionClaims.IdOf(forged).Should().NotBe("forged");
        time.Advance(TimeSpan.FromMinutes(2));
        (await Sessions.CountsAsync(forged, Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task A_token_counts_until_it_is_revoked_or_expires()
    {
        var tokens = auth.Qrie.Service<ApiTokens>();
        var (revoked, _) = await tokens.CreateAsync("revoked", Roles.Reader, "test", TimeSpan.FromHours(1));
        var (expiring, _) = await tokens.CreateAsync("expiring", Roles.Reader, "test", TimeSpan.FromHours(1));
        (await Sessions.CountsAsync(Bearer(revoked.Id), Ct)).Should().BeTrue();

        await tokens.RevokeAsync(revoked.Id);

        (await Sessions.CountsAsync(Bearer(revoked.Id), Ct)).Should().BeFalse();
        (await Sessions.CountsAsync(Bearer(expiring.Id), Ct)).Should().BeTrue();
        // It began a little after this clock was set.
        time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        (await Sessions.CountsAsync(Bearer(expiring.Id), Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task A_token_of_the_provider_counts_until_its_own_end()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "robot"), new Claim("exp", time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], "Federation"));

        (await Sessions.CountsAsync(user, Ct)).Should().BeTrue();
        time.Advance(TimeSpan.FromMinutes(5));
        (await Sessions.CountsAsync(user, Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task What_was_signed_out_stays_so_after_a_restart()
    {
        await using var qrie = await QrieHost.StartAsync();
        await qrie.Service<IGrainFactory>().GetGrain<ISessionListGrain>("dora").EndAsync("one", DateTimeOffset.UtcNow.AddHours(1));
        await qrie.Service<IGrainFactory>().GetGrain<ISessionListGrain>("dora").EndAsync("over", DateTimeOffset.UtcNow.AddHours(-1));

        await qrie.RestartAsync();

        var sessions = qrie.Service<IGrainFactory>().GetGrain<ISessionListGrain>("dora");
        (await sessions.IsEndedAsync("one")).Should().BeTrue();
        (await sessions.IsEndedAsync("over")).Should().BeFalse("what has ended by itself needs no remembering");
    }

    private ClaimsPrincipal Session(string subject, TimeSpan left)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", subject), new Claim(Roles.Claim, Roles.Admin)], "Federation"));
        SessionClaims.Begin(user);
        SessionClaims.EndAt(user, time.GetUtcNow() + left);
        return user;
    }

    private static ClaimsPrincipal Bearer(string id) => new(new ClaimsIdentity([new Claim("sub", $"token:{id}")], Schemes.ApiToken));
}
