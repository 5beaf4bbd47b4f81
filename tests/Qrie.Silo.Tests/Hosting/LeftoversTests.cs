using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Qrie.Accounts;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Silo.Accounts;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Tests.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Hosting;

public sealed class LeftoversTests
{
    private const string Gone = "999999999999";

    private readonly ShiftedTime time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_and_what_was_given_up_goes_with_its_account()
    {
        await using var qrie = await StartAsync();
        var (stays, goes) = (qrie.Simulator.Organization.Accounts[0].Id, qrie.Simulator.Organization.Accounts[1].Id);
        await qrie.Service<AccountRegistry>().AddAsync(
            new AccountRegistration { AccountId = goes, RoleArn = qrie.Simulator.Organization.Accounts[1].RoleArn, Regions = ["us-east-1"] }, AccountSource.Api);
        await FillAsync(qrie, stays);
        await FillAsync(qrie, goes);

        await qrie.Service<AccountRegistry>().ChangeAsync(goes, known => known! with { RetiringSince = time.GetUtcNow().AddMinutes(-2) });
        await qrie.Service<IEnumerable<ISweep>>().OfType<AccountSweep>().Single().RunAsync(ct);

        (await qrie.Service<IAccountStore>().FindAsync(goes)).Should().BeNull();
        (await LeftAsync(qrie, goes)).Should().Be((0, 0));
        (await LeftAsync(qrie, stays)).Should().Be((1, 1));
    }

    [Fact]
    public async Task What_was_left_of_an_account_that_went_before_is_found()
    {
        await using var qrie = await StartAsync();
        var stays = qrie.Simulator.Organization.Accounts[0].Id;
        await FillAsync(qrie, stays);
        await FillAsync(qrie, Gone);

        await qrie.Service<Leftovers>().RunAsync(ct);

        (await LeftAsync(qrie, Gone)).Should().Be((0, 0));
        (await LeftAsync(qrie, stays)).Should().Be((1, 1));
    }

    private Task<QrieHost> StartAsync() => QrieHost.StartAsync(
        new SimulatorOptions { Accounts = 2 }, [], onboarded: 1, configure: services => services.AddSingleton<TimeProvider>(time));

    // One that waits for a time that does not come, in a lane that knows of it, and one that was given up.
    private async Task FillAsync(QrieHost qrie, string account)
    {
        var row = new PendingChange
        {
            Key = $"arn:aws:sqs:us-east-1:{account}:waits",
            Events =
            [
                new ResourceChange
                {
                    Arn = $"arn:aws:sqs:us-east-1:{account}:waits", Type = "AWS::SQS::Queue", AccountId = account, Region = "us-east-1", Partition = "aws",
                    Kind = ChangeKind.Changed, Cause = new Cause { EventId = "1", EventName = "SetQueueAttributes", At = time.GetUtcNow() },
                },
            ],
            QueuedAt = time.GetUtcNow(), DueAt = time.GetUtcNow().AddHours(5),
        };
        await qrie.Service<IInboxStore>().WriteAsync($"{account}/0", [row], []);
        await qrie.Service<IInboxStore>().QuarantineAsync($"{account}/1", row with { MayPass = false }, time.GetUtcNow());
        await qrie.Service<IGrainFactory>().GetGrain<IAccountInboxGrain>($"{account}/0").ResumeAsync();
    }

    private async Task<(int Waiting, int GivenUp)> LeftAsync(QrieHost qrie, string account) => (
        (await qrie.Service<IGrainFactory>().GetGrain<IAccountInboxGrain>($"{account}/0").GetStateAsync()).Pending.Count
            is var held && (await qrie.Service<IInboxStore>().LoadAsync($"{account}/0")).Count == held ? held : -1,
        (await qrie.Service<ICoverageQueries>().QuarantineAsync(account, ct)).Count);
}
