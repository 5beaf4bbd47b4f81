using Qrie.Accounts;
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
        var one = Account("111122223333", "one");
        await storage.Accounts.SaveAsync(Account("444455556666", "two"));
        await storage.Accounts.SaveAsync(Account("111122223333", "before"));
        await storage.Accounts.SaveAsync(one);

        (await storage.Accounts.AllAsync()).Select(account => account.Registration.Name).Should().Equal("one", "two");
        (await storage.Accounts.AllAsync())[0].Should().BeEquivalentTo(one);

        await storage.Accounts.RemoveAsync("444455556666");
        await storage.Accounts.RemoveAsync("777788889999");
        (await storage.Accounts.AllAsync()).Should().ContainSingle();
    }

    private static AccountRecord Account(string id, string name) => new(
        new AccountRegistration { AccountId = id, Name = name, RoleArn = $"arn:aws:iam::{id}:role/Qrie", Regions = ["eu-west-1"] },
        AccountSource.Api, At(1), At(2));
}
