using Qrie.Silo.Hosting;

namespace Qrie.Silo.Accounts;

/// <summary>Takes over what other silos have changed of the accounts.</summary>
internal sealed class AccountFollower(AccountDirectory directory, Readiness readiness, TimeProvider time, ILogger<AccountFollower> logger)
    : Recurring(TimeSpan.FromSeconds(5), readiness, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => directory.ReloadAsync();
}
