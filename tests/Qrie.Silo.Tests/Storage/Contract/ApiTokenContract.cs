using Microsoft.Extensions.Time.Testing;
using Qrie.Silo.Auth;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the store of tokens promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class ApiTokenContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task A_token_is_found_with_the_hash_of_its_secret_until_it_is_revoked_which_it_is_once()
    {
        await using var storage = await CreateAsync();
        var token = Token("0011223344556677", 1);
        await storage.Tokens.AddAsync(token, [1, 2, 3]);
        await storage.Tokens.UsedAsync(token.Id, At(2));

        var (kept, hash) = (await storage.Tokens.FindAsync(token.Id, StorageContract.Token))!.Value;
        kept.Should().Be(token with { LastUsedAt = At(2) });
        hash.Should().Equal(1, 2, 3);

        (await storage.Tokens.RevokeAsync(token.Id, At(3))).Should().BeTrue();
        (await storage.Tokens.RevokeAsync(token.Id, At(4))).Should().BeFalse();
        (await storage.Tokens.FindAsync(token.Id, StorageContract.Token))!.Value.Token.RevokedAt.Should().Be(At(3));
    }

    [Fact]
    public async Task What_happens_to_a_token_that_is_not_there_makes_none()
    {
        await using var storage = await CreateAsync();

        await storage.Tokens.UsedAsync("0011223344556677", At(1));
        (await storage.Tokens.RevokeAsync("0011223344556677", At(1))).Should().BeFalse();

        (await storage.Tokens.FindAsync("0011223344556677", StorageContract.Token)).Should().BeNull();
        (await storage.Tokens.ListAsync(StorageContract.Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task Tokens_are_listed_the_newest_first()
    {
        await using var storage = await CreateAsync();
        foreach (var (id, second) in new[] { ("b", 2), ("c", 1), ("a", 2) })
        {
            await storage.Tokens.AddAsync(Token(id, second), [1]);
        }

        (await storage.Tokens.ListAsync(StorageContract.Token)).Select(token => token.Id).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_token_that_one_silo_revokes_another_refuses_with_the_next_request()
    {
        await using var storage = await CreateAsync();
        var time = new FakeTimeProvider(At(0));
        var (one, another) = (new ApiTokens(storage.Tokens, time), new ApiTokens(storage.Tokens, time));
        var (record, token) = await one.CreateAsync("x", Roles.Reader, "me", TimeSpan.FromHours(1));
        (await another.VerifyAsync(token, StorageContract.Token))!.Id.Should().Be(record.Id);

        await one.RevokeAsync(record.Id);

        (await another.VerifyAsync(token, StorageContract.Token)).Should().BeNull();
    }

    private static new ApiTokenRecord Token(string id, int second) => new(id, "exporter", "reader", "me", At(second), At(second + 100), null, null);
}
