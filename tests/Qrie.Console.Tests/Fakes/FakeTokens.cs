using System.Globalization;
using Qrie.Tokens;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeTokens : ITokenAdministration
{
    public List<TokenView> Tokens { get; } = [];

    public List<(string Action, string Target, string By)> Acts { get; } = [];

    public int Reads { get; private set; }

    public bool Accepted { get; set; } = true;

    public Task<IReadOnlyList<TokenView>> AllAsync(CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<TokenView>>([.. Tokens]);
    }

    public Task<NewToken> CreateAsync(TokenWish wish, string principal)
    {
        if (wish.Days is < 1 or > 365)
        {
            return Task.FromException<NewToken>(new ArgumentException("expires_in_days must be a whole number from 1 to 365."));
        }

        var token = new TokenView(
            Tokens.Count.ToString("x16", CultureInfo.InvariantCulture), wish.Name, wish.Role, principal, Samples.Noon, Samples.Noon.AddDays(wish.Days ?? 90), null, null);
        Tokens.Insert(0, token);
        Acts.Add(("create", wish.Name, principal));
        return Task.FromResult(new NewToken($"qrie_{token.Id}_lets-one-in", token));
    }

    public Task RevokeAsync(string id, string principal)
    {
        Acts.Add(("revoke", id, principal));
        var at = Tokens.FindIndex(token => token.Id == id);
        Tokens[at] = Tokens[at] with { RevokedAt = Samples.Noon };
        return Task.CompletedTask;
    }
}
