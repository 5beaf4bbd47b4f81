using Microsoft.Extensions.Time.Testing;
using Qrie.Accounts;
using Qrie.Silo.Accounts;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Storage;

namespace Qrie.Silo.Tests.Accounts;

public sealed class AccountDirectoryTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_account_that_comes_back_into_the_configuration_is_watched_anew_and_one_that_stays_is_not()
    {
        await using var database = new TemporaryDatabase();
        var store = new AccountStore(database.Database);
        var first = time.GetUtcNow();
        await StartAsync(store, "111122223333", "444455556666");
        time.Advance(TimeSpan.FromDays(1));
        (await StartAsync(store, "111122223333")).WatchedSince("444455556666").Should().BeNull();
        time.Advance(TimeSpan.FromDays(1));

        var directory = await StartAsync(store, "111122223333", "444455556666");

        directory.WatchedSince("111122223333").Should().Be(first);
        directory.WatchedSince("444455556666").Should().Be(first.AddDays(2));
    }

    [Fact]
    public async Task What_did_not_change_stays_the_same_object()
    {
        await using var database = new TemporaryDatabase();
        var store = new AccountStore(database.Database);
        var directory = await StartAsync(store, "111122223333", "444455556666");
        var before = directory.Find("111122223333");

        await store.ChangeAsync("444455556666", known => known! with { Registration = known.Registration with { Name = "another" } }, time.GetUtcNow());
        await directory.ReloadAsync();

        directory.Find("444455556666")!.Name.Should().Be("another");
        directory.Find("111122223333").Should().BeSameAs(before, "its session is kept with it");
    }

    private async Task<AccountDirectory> StartAsync(AccountStore store, params string[] configured)
    {
        var directory = new AccountDirectory(
            store,
            new ConfiguredAccounts([.. configured.Select(id => new AccountRegistration { AccountId = id, RoleArn = $"arn:aws:iam::{id}:role/Qrie", Regions = ["eu-west-1"] })]),
            time);
        await directory.BeginAsync();
        return directory;
    }
}
