using System.Net.Http.Json;
using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Tests.Policies;
using Qrie.Silo.Tests.Services.Ec2;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Accounts;

public sealed class LostRegionTests
{
    private const string Home = "us-east-1";
    private const string Lost = "eu-west-1";

    private readonly ShiftedTime time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_in_a_region_that_an_account_loses_is_let_go_of_and_what_is_global_stays()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await MakeAsync(qrie, account);
        await ScanAsync(qrie, account, "both");
        (await ResourcesAsync(qrie, account, Lost)).Should().Contain(row => row.Type == "AWS::EC2::VPC").And.Contain(row => row.Type == "AWS::S3::Bucket");
        (await ActiveAsync(qrie, account, Lost)).Should().Contain(row => row.Type == "AWS::EC2::VPC");

        await ChangeAsync(qrie, account, Home);
        await SweepAsync(qrie);

        (await ResourcesAsync(qrie, account, Lost)).Should().NotBeEmpty().And.OnlyContain(row => row.Type == "AWS::S3::Bucket");
        (await ResourcesAsync(qrie, account, Home)).Should().Contain(row => row.Type == "AWS::EC2::VPC").And.Contain(row => row.Type == "AWS::Account");
        (await ActiveAsync(qrie, account, Lost)).Should().NotContain(row => row.Type == "AWS::EC2::VPC");
        (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Account = account.Id, Region = Lost, Type = "AWS::EC2::VPC" }, 100, null, ct))
            .Items.Should().NotBeEmpty().And.OnlyContain(row => row.Finding.ResolvedReason == ResolvedReason.AccountRemoved);
        (await qrie.Service<IScanStore>().BaselinesAsync(account.Id)).Should().NotBeEmpty().And.OnlyContain(baseline => baseline.Region == Home);
    }

    [Fact]
    public async Task A_region_that_comes_back_before_anything_was_let_go_of_keeps_what_is_there()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await MakeAsync(qrie, account);
        await ScanAsync(qrie, account, "both");

        await ChangeAsync(qrie, account, Home);
        await ChangeAsync(qrie, account, Home, Lost);
        await SweepAsync(qrie);

        (await ResourcesAsync(qrie, account, Lost)).Should().Contain(row => row.Type == "AWS::EC2::VPC");
        (await qrie.Service<Qrie.Accounts.IAccountStore>().FindAsync(account.Id))!.Leaving.Should().BeEmpty();
    }

    [Fact]
    public async Task The_baselines_of_a_region_that_was_lost_before_anybody_wrote_that_down_are_found()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await MakeAsync(qrie, account);
        await ScanAsync(qrie, account, "both");
        var store = qrie.Service<Qrie.Accounts.IAccountStore>();
        await ChangeAsync(qrie, account, Home);
        await store.SaveAsync((await store.FindAsync(account.Id))! with { Leaving = [] });

        await SweepAsync(qrie);

        (await ResourcesAsync(qrie, account, Lost)).Should().OnlyContain(row => row.Type == "AWS::S3::Bucket");
        (await qrie.Service<IScanStore>().BaselinesAsync(account.Id)).Should().NotBeEmpty().And.OnlyContain(baseline => baseline.Region == Home);
    }

    [Fact]
    public async Task Nothing_of_an_account_that_is_gone_counts_among_the_scans()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await ScanAsync(qrie, account, "both");

        using var removed = await qrie.Http.DeleteAsync($"/api/accounts/{account.Id}", ct);
        removed.EnsureSuccessStatusCode();
        await SweepAsync(qrie);

        (await qrie.Service<Qrie.Accounts.IAccountStore>().FindAsync(account.Id)).Should().BeNull();
        (await qrie.Service<IScanStore>().BaselinesAsync(account.Id)).Should().BeEmpty();
    }

    private Task<QrieHost> StartAsync() => QrieHost.StartAsync(
        new SimulatorOptions { Accounts = 2 }, [], onboarded: 1, configure: services => services.AddSingleton<TimeProvider>(time));

    private async Task OnboardAsync(QrieHost qrie, SimulatedAccount account)
    {
        using var added = await qrie.Http.PostAsJsonAsync(
            "/api/accounts", new { account_id = account.Id, external_id = account.ExternalId, regions = new[] { Home, Lost } }, ct);
        added.EnsureSuccessStatusCode();
    }

    private async Task ChangeAsync(QrieHost qrie, SimulatedAccount account, params string[] regions)
    {
        using var changed = await qrie.Http.PutAsJsonAsync($"/api/accounts/{account.Id}", new { regions }, ct);
        changed.EnsureSuccessStatusCode();
    }

    private async Task MakeAsync(QrieHost qrie, SimulatedAccount account)
    {
        qrie.Simulator.Organization.Faults.DropRate = 1;
        foreach (var region in new[] { Home, Lost })
        {
            using var admin = new Ec2Administrator(qrie.Simulator, account, region);
            await admin.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, ct);
        }

        using var s3 = qrie.S3(account, Lost);
        await s3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = "global-bucket", BucketRegionName = Lost }, ct);
    }

    private async Task ScanAsync(QrieHost qrie, SimulatedAccount account, string id)
    {
        await qrie.Service<ScanPlanner>().StartAsync(new Scan(id, ScanKind.Inventory, account.Id, null, null, "test", time.GetUtcNow()));
        await Eventually.TrueAsync(async () => (await qrie.Service<IScanStore>().UnitsAsync([id])).All(unit => unit.IsFinished), "the scan to end");
    }

    // As often as it takes: what was let go of, what came in since, and the record.
    private async Task SweepAsync(QrieHost qrie)
    {
        var sweep = qrie.Service<IEnumerable<ISweep>>().OfType<AccountSweep>().Single();
        await sweep.RunAsync(ct);
        await sweep.RunAsync(ct);
        time.Advance(TimeSpan.FromMinutes(2));
        await sweep.RunAsync(ct);
        await sweep.RunAsync(ct);
    }

    private async Task<IReadOnlyList<ResourceRow>> ResourcesAsync(QrieHost qrie, SimulatedAccount account, string region) =>
        (await qrie.Service<IInventoryQueries>().ResourcesAsync(
            new ResourceFilter { Account = account.Id, Region = region, Status = ResourceStatus.Present }, 1000, null, ct)).Items;

    private async Task<IReadOnlyList<FindingRow>> ActiveAsync(QrieHost qrie, SimulatedAccount account, string region) =>
        (await qrie.Service<IInventoryQueries>().FindingsAsync(
            new FindingFilter { Account = account.Id, Region = region, State = FindingStatus.Active }, 1000, null, ct)).Items;
}
