using Qrie.Accounts;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeDirectory : IAccountDirectory
{
    public event Action Changed { add { } remove { } }

    public IReadOnlyCollection<AccountRegistration> All { get; } =
    [
        new() { AccountId = "111111111111", Name = "payments", Ou = "/prod/payments", RoleArn = "arn:aws:iam::111111111111:role/Qrie", Regions = ["us-east-1", "eu-west-1"] },
        new() { AccountId = "222222222222", Name = "data", Ou = "/prod", RoleArn = "arn:aws:iam::222222222222:role/Qrie", Regions = ["eu-west-1"] },
    ];

    public AccountRegistration? Find(string accountId) => All.FirstOrDefault(account => account.AccountId == accountId);

    public DateTimeOffset? WatchedSince(string accountId) => Find(accountId) is null ? null : DateTimeOffset.UnixEpoch;
}
