using Qrie.Accounts;
using Qrie.Silo.Accounts;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the store of accounts promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class AccountStoreContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task Accounts_are_written_replaced_and_forgotten()
    {
        await using var storage = await CreateAsync();
        (await storage.Accounts.SaveAsync(Account("444455556666", "two"))).Should().BeTrue();
        (await storage.Accounts.SaveAsync(Account("111122223333", "before"))).Should().BeTrue();
        (await storage.Accounts.SaveAsync(Account("111122223333", "one") with { Version = 1 })).Should().BeTrue();

        (await storage.Accounts.AllAsync()).Select(account => account.Registration.Name).Should().Equal("one", "two");
        (await storage.Accounts.AllAsync())[0].Should().BeEquivalentTo(Account("111122223333", "one") with { Version = 2 });
        (await storage.Accounts.FindAsync("111122223333")).Should().BeEquivalentTo((await storage.Accounts.AllAsync())[0]);
        (await storage.Accounts.FindAsync("777788889999")).Should().BeNull();

        (await storage.Accounts.RemoveAsync((await storage.Accounts.FindAsync("444455556666"))!)).Should().BeTrue();
        (await storage.Accounts.RemoveAsync(Account("777788889999", "unknown") with { Version = 1 })).Should().BeFalse();
        (await storage.Accounts.AllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_written_since_it_was_read_is_neither_overwritten_nor_forgotten()
    {
        await using var storage = await CreateAsync();
        await storage.Accounts.SaveAsync(Account("111122223333", "one"));
        var read = (await storage.Accounts.FindAsync("111122223333"))!;
        await storage.Accounts.SaveAsync(read with { RetiringSince = null });

        (await storage.Accounts.SaveAsync(Account("111122223333", "as if it were new"))).Should().BeFalse();
        (await storage.Accounts.SaveAsync(read with { Registration = read.Registration with { Name = "late" } })).Should().BeFalse();
        (await storage.Accounts.RemoveAsync(read)).Should().BeFalse();

        var now = (await storage.Accounts.AllAsync()).Should().ContainSingle().Subject;
        (now.Registration.Name, now.RetiringSince).Should().Be(("one", null));
        (await storage.Accounts.RemoveAsync(now)).Should().BeTrue();
        (await storage.Accounts.SaveAsync(now)).Should().BeFalse("it is forgotten");
        (await storage.Accounts.SaveAsync(Account("111122223333", "back"))).Should().BeTrue();
    }

    [Fact]
    public async Task Of_those_who_change_an_account_at_the_same_time_none_undoes_what_another_did()
    {
        await using var storage = await CreateAsync();
        await storage.Accounts.SaveAsync(Account("111122223333", ""));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => storage.Accounts.ChangeAsync(
            "111122223333", known => known! with { Registration = known.Registration with { Name = known.Registration.Name + number } }, At(3))));

        (await storage.Accounts.FindAsync("111122223333"))!.Registration.Name.Should().HaveLength(5).And.ContainAll("0", "1", "2", "3", "4");
    }

    [Fact]
    public async Task A_region_that_an_account_loses_leaves_until_the_account_has_it_again()
    {
        await using var storage = await CreateAsync();
        await storage.Accounts.SaveAsync(Account("111122223333", "one"));
        Task ChangeAsync(int second, params string[] regions) => storage.Accounts.ChangeAsync(
            "111122223333", known => known! with { Registration = known.Registration with { Regions = regions } }, At(second));

        await ChangeAsync(5, "us-east-1", "us-east-2");
        await ChangeAsync(6, "us-east-1");
        (await storage.Accounts.FindAsync("111122223333"))!.Leaving.Should().Equal(new LeavingRegion("eu-west-1", At(5)), new LeavingRegion("us-east-2", At(6)));

        await ChangeAsync(7, "us-east-1", "eu-west-1");
        (await storage.Accounts.FindAsync("111122223333"))!.Leaving.Should().Equal(new LeavingRegion("us-east-2", At(6)));
    }

    private static AccountRecord Account(string id, string name) => new(
        new AccountRegistration { AccountId = id, Name = name, RoleArn = $"arn:aws:iam::{id}:role/Qrie", Regions = ["eu-west-1"] },
        AccountSource.Api, At(1), At(2));
}
