using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Accounts;
using Qrie.Audit;
using Qrie.Aws;
using Qrie.Aws.Organizations;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Accounts;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Tests.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Accounts;

/// <summary>What is done with an account by somebody who read it before somebody else changed it.</summary>
public sealed class ConcurrentChangesTests
{
    private const string Bucket = "arn:aws:s3:::stays";

    private readonly ShiftedTime time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_is_onboarded_again_while_it_retires_keeps_its_resources_and_its_record()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("stays", ct);
        await qrie.SettleAsync(ct);
        await qrie.Service<AccountRegistry>().ChangeAsync(account.Id, known => known! with { RetiringSince = time.GetUtcNow().AddMinutes(-2) });
        var interrupted = new Interrupted(qrie.Service<IAccountStore>(), () => OnboardAsync(qrie, account));

        await new AccountSweep(
            interrupted, qrie.Service<LettingGo>(), qrie.Service<LostRegions>(), qrie.Service<Leftovers>(), qrie.Service<IInventoryQueries>(), qrie.Service<ResourceTypes>(),
            qrie.Service<IScanStore>(), time).RunAsync(ct);

        (await qrie.Service<IAccountStore>().FindAsync(account.Id)).Should().NotBeNull().And.Match<AccountRecord>(record => record.RetiringSince == null);
        (await qrie.Service<IInventoryQueries>().ResourceAsync(Bucket, ct))!.Status.Should().Be(ResourceStatus.Present);
    }

    [Fact]
    public async Task A_resource_of_an_account_that_is_watched_is_not_let_go_of()
    {
        await using var qrie = await StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("stays", ct);
        await qrie.SettleAsync(ct);

        await qrie.Service<IGrainFactory>().GetGrain<IResourceGrain>(Bucket).RetireAsync();

        (await qrie.Service<IInventoryQueries>().ResourceAsync(Bucket, ct))!.Status.Should().Be(ResourceStatus.Present);
    }

    [Fact]
    public async Task What_somebody_changes_while_the_organization_is_read_is_kept()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await Discovery(qrie, qrie.Service<IAccountStore>()).RunAsync(ct);
        await qrie.Service<AccountRegistry>().ChangeAsync(account.Id, known => known! with { Registration = known.Registration with { Ou = "/before" } });

        await Discovery(qrie, new Interrupted(qrie.Service<IAccountStore>(), async () =>
        {
            using var changed = await qrie.Http.PutAsJsonAsync($"/api/accounts/{account.Id}", new { regions = new[] { "eu-west-1" } }, ct);
            changed.EnsureSuccessStatusCode();
        })).RunAsync(ct);

        var now = qrie.Service<IAccountDirectory>().Find(account.Id)!;
        now.Ou.Should().Be(account.Ou);
        now.Regions.Should().Equal("eu-west-1");
    }

    [Fact]
    public async Task An_account_that_somebody_takes_out_while_the_organization_is_read_stays_out()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await Discovery(qrie, qrie.Service<IAccountStore>()).RunAsync(ct);
        await qrie.Service<AccountRegistry>().ChangeAsync(account.Id, known => known! with { Registration = known.Registration with { Ou = "/before" } });

        await Discovery(qrie, new Interrupted(qrie.Service<IAccountStore>(), async () =>
        {
            using var removed = await qrie.Http.DeleteAsync($"/api/accounts/{account.Id}", ct);
            removed.StatusCode.Should().Be(HttpStatusCode.Accepted);
        })).RunAsync(ct);

        qrie.Service<IAccountDirectory>().Find(account.Id).Should().BeNull();
    }

    private Task<QrieHost> StartAsync() => QrieHost.StartAsync(
        new SimulatorOptions { Accounts = 2 },
        new Dictionary<string, string?> { ["Qrie:Organization:Regions:0"] = "us-east-1" },
        onboarded: 1,
        configure: services => services.AddSingleton<TimeProvider>(time));

    private async Task OnboardAsync(QrieHost qrie, SimulatedAccount account)
    {
        using var added = await qrie.Http.PostAsJsonAsync(
            "/api/accounts", new { account_id = account.Id, external_id = account.ExternalId, regions = new[] { "us-east-1" } }, ct);
        added.EnsureSuccessStatusCode();
    }

    private AccountDiscovery Discovery(QrieHost qrie, IAccountStore store) => new(
        qrie.Service<IOrganizationReader>(), store, qrie.Service<AccountRegistry>(), qrie.Service<IAuditTrail>(),
        qrie.Service<IOptions<DiscoveryOptions>>(), qrie.Service<IOptions<AwsOptions>>(), time);

    /// <summary>The store, in which something happens between reading all accounts and whatever follows.</summary>
    private sealed class Interrupted(IAccountStore store, Func<Task> happens) : IAccountStore
    {
        public async Task<IReadOnlyList<AccountRecord>> AllAsync()
        {
            var read = await store.AllAsync();
            await happens();
            return read;
        }

        public Task<AccountRecord?> FindAsync(string accountId) => store.FindAsync(accountId);

        public Task<bool> SaveAsync(AccountRecord account) => store.SaveAsync(account);

        public Task<bool> RemoveAsync(AccountRecord account) => store.RemoveAsync(account);
    }
}
