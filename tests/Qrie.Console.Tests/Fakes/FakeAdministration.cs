using Qrie.Accounts;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeAdministration : IAccountAdministration, IAccountAccess
{
    public List<AccountRecord> Records { get; } =
        [.. new FakeDirectory().All.Select(account => new AccountRecord(account, AccountSource.Api, Samples.Noon))];

    public List<(string Action, string Target, string By)> Acts { get; } = [];

    public IReadOnlyList<AccountAspect> Aspects { get; set; } = [];

    /// <summary>Why accounts cannot be entered.</summary>
    public Dictionary<string, string> Refusals { get; } = [];

    public Task<IReadOnlyDictionary<string, string>> RefusalsAsync() => Task.FromResult<IReadOnlyDictionary<string, string>>(Refusals);

    public int Checks { get; private set; }

    public Task<IReadOnlyList<AccountRecord>> AllAsync() => Task.FromResult<IReadOnlyList<AccountRecord>>([.. Records]);

    public Task<AccountRegistration> OnboardAsync(AccountWish wish, string principal)
    {
        if (wish.AccountId.Length != 12)
        {
            throw new ArgumentException("account_id must be twelve digits.");
        }

        var account = new AccountRegistration
        {
            AccountId = wish.AccountId, Name = wish.Name, Regions = wish.Regions, RoleArn = $"arn:aws:iam::{wish.AccountId}:role/Qrie", ExternalId = "qrie-secret",
        };
        Records.Add(new AccountRecord(account, AccountSource.Api, Samples.Noon));
        Acts.Add(("onboard", wish.AccountId, principal));
        return Task.FromResult(account);
    }

    public Task RetireAsync(string accountId, string principal)
    {
        Acts.Add(("retire", accountId, principal));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AccountAspect>> CheckAsync(string accountId, CancellationToken cancellationToken)
    {
        Checks++;
        return Task.FromResult(Aspects);
    }
}
