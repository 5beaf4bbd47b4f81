using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Policies;

/// <summary>
/// Goes through the inventory page by page, each page one turn, and keeps where it is after each. In a cluster it goes through a second
/// time when every silo must have heard of the change: a resource that appeared meanwhile may have been judged by one that had not.
/// </summary>
internal sealed partial class ReevaluationGrain(
    [PersistentState("reevaluation")] IPersistentState<ReevaluationState> storage,
    IInventoryQueries inventory,
    TimeProvider time,
    ILogger<ReevaluationGrain> logger) : Grain, IReevaluationGrain
{
    private const int PageSize = 200;
    private const int SideBySide = 8;
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(2);

    private IGrainTimer timer = null!;
    private bool armed;
    private int attempts;

    private string Type => this.GetPrimaryKeyString();

    private ReevaluationState State
    {
        get => storage.State;
        set => storage.State = value;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        timer = this.RegisterGrainTimer(TakePageAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task<ReevaluationState> GetStateAsync() => Task.FromResult(State);

    public async Task StartAsync(Reevaluation due)
    {
        if (State.Revision < due.Revision)
        {
            var now = time.GetUtcNow();
            State = new ReevaluationState { Revision = due.Revision, AccountId = due.AccountId, Arn = due.Arn, StartedAt = now, PassStartedAt = now };
            attempts = 0;
            await WriteAsync();
        }

        if (State.IsRunning)
        {
            GoOn(TimeSpan.Zero);
        }
        else
        {
            // It had ended, and nobody had been told before a restart.
            await TellAsync();
        }
    }

    private async Task TakePageAsync(CancellationToken cancellationToken)
    {
        armed = false;
        if (!State.IsRunning)
        {
            return;
        }

        var page = await ReadAsync(cancellationToken);
        var failed = await JudgeAsync([.. page.Items.Where(row => row.PolicyRevision < State.Revision).Select(row => row.Arn)]);
        if (failed > 0 && ++attempts < MaxAttempts)
        {
            // Those that were judged have the revision, and cost nothing the next time.
            GoOn(Backoff * attempts);
            return;
        }

        attempts = 0;
        State = State with { After = page.Next, Evaluated = State.Evaluated + page.Items.Count, Failed = State.Failed + failed };
        if (page.Next is null)
        {
            await EndPassAsync();
        }
        else
        {
            await WriteAsync();
            GoOn(TimeSpan.Zero);
        }
    }

    private async Task<Page<ResourceRow>> ReadAsync(CancellationToken cancellationToken)
    {
        if (State.Arn is { } arn)
        {
            return new Page<ResourceRow>(await inventory.ResourceAsync(arn, cancellationToken) is { } row ? [row] : [], null);
        }

        var filter = new ResourceFilter { Type = Type, Account = State.AccountId, Status = ResourceStatus.Present };
        return await inventory.ResourcesAsync(filter, PageSize, State.After, cancellationToken);
    }

    private async Task<int> JudgeAsync(IReadOnlyList<string> arns)
    {
        var (next, failed) = (0, 0);
        // All on this grain's turn, so that the counters need no lock.
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async _ =>
        {
            while (next < arns.Count)
            {
                var arn = arns[next++];
                try
                {
                    await GrainFactory.GetGrain<IResourceGrain>(arn).ReevaluateAsync(State.Revision);
                }
                catch (Exception exception)
                {
                    failed++;
                    LogFailed(logger, arn, attempts + 1, exception);
                }
            }
        }));
        return failed;
    }

    private async Task EndPassAsync()
    {
        var heardOf = State.StartedAt!.Value + PolicySetFollower.Lease;
        if (State.PassStartedAt < heardOf && await IsClusterAsync())
        {
            State = State with { After = null, PassStartedAt = time.GetUtcNow() > heardOf ? time.GetUtcNow() : heardOf };
            await WriteAsync();
            GoOn(heardOf > time.GetUtcNow() ? heardOf - time.GetUtcNow() : TimeSpan.Zero);
            return;
        }

        State = State with { FinishedAt = time.GetUtcNow() };
        await WriteAsync();
        LogFinished(logger, Type, State.Revision, State.Evaluated, State.Failed);
        await TellAsync();
    }

    private async Task<bool> IsClusterAsync() => (await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count > 1;

    private Task TellAsync() => GrainFactory.GetGrain<IPolicySetGrain>(0).JudgedAsync(Type, State.Revision);

    // When a page fails altogether nothing is armed; whoever looks for what is due starts it again.
    private void GoOn(TimeSpan after)
    {
        if (!armed)
        {
            armed = true;
            timer.Change(after, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(260, LogLevel.Information, "{Type}: all that is stored was judged by revision {Revision}; {Evaluated} resources, {Failed} failed.")]
    private static partial void LogFinished(ILogger logger, string type, long revision, int evaluated, int failed);

    [LoggerMessage(261, LogLevel.Warning, "{Arn} could not be judged again, attempt {Attempt}.")]
    private static partial void LogFailed(ILogger logger, string arn, int attempt, Exception exception);
}
