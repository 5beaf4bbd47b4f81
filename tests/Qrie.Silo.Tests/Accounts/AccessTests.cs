using Orleans;
using Qrie.Accounts;
using Qrie.Scans;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Accounts;

public sealed class AccessTests
{
    [Fact]
    public async Task An_account_whose_role_is_refused_is_told_and_what_was_never_scanned_there_is_named()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions());
        var (account, other) = (qrie.Simulator.Organization.Accounts[0], qrie.Simulator.Organization.Accounts[1]);
        qrie.Simulator.Organization.Faults.Deny(account.Id, "sts:AssumeRole");
        var grains = qrie.Service<IGrainFactory>();
        await grains.Awaiting(all => all.GetGrain<IAccountGrain>(account.Id).GetSessionAsync(TimeSpan.FromHours(2), null)).Should().ThrowAsync<AccountAccessException>();

        await Eventually.TrueAsync(async () => (await qrie.Service<IAccountAccess>().RefusalsAsync()).ContainsKey(account.Id), "the refusal");

        (await qrie.Service<IAccountAccess>().RefusalsAsync())[account.Id].Should().Contain("may not assume");
        (await qrie.Service<IAccountAccess>().RefusalsAsync()).Should().NotContainKey(other.Id);
        var standing = await qrie.Service<IScanControl>().StandingAsync(account.Id);
        var taken = await qrie.Service<IScanStore>().BaselinesAsync(account.Id);
        standing.Should().Contain(baseline => baseline.Service == "iam").And.OnlyHaveUniqueItems(baseline => baseline.Service + "/" + baseline.Region);
        standing.Count.Should().BeGreaterThan(taken.Count);
        Drift.Detected(standing, DateTimeOffset.UtcNow).Should().NotBe(false, "what was never scanned is not fresh");

        qrie.Simulator.Organization.Faults.Allow(account.Id);
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await grains.GetGrain<IAccountGrain>(account.Id).GetSessionAsync(TimeSpan.Zero, null);
                }
                catch (AccountAccessException)
                {
                    // The refusal is believed for a while.
                }

                return (await qrie.Service<IAccountAccess>().RefusalsAsync()).Count == 0;
            },
            "the way in",
            TimeSpan.FromMinutes(1));
    }
}
