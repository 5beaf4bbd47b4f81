using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Telemetry;

namespace Qrie.Changes;

/// <summary>
/// One lane of an account's inbox. Posting writes before it returns; a timer hands due rows to their resources, a few
/// side by side. A row goes when its resource has taken it, or to quarantine.
/// </summary>
internal sealed partial class AccountInboxGrain(
    IInboxStore store,
    ChangeFollowing following,
    ResourceTypes types,
    IOptions<InboxOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<AccountInboxGrain> logger) : Grain, IAccountInboxGrain
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // What is not the resource's fault may end at any moment.
    private static readonly TimeSpan LongestSetback = TimeSpan.FromSeconds(15);

    // A lane that is never empty reads now and then what is stored, too.
    private static readonly TimeSpan Reload = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, InboxEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> lookedAt = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> due = new();
    private readonly HashSet<Task> handedOver = [];
    private LaneWriter writer = null!;
    private IGrainTimer? timer;
    private DateTimeOffset loadedAt;
    private bool deactivating;

    private string Inbox => this.GetPrimaryKeyString();

    // A process that goes down hands nothing more over: what it began may fail half-way, through no fault of the resource.
    private bool IsStopping => deactivating || lifetime.ApplicationStopping.IsCancellationRequested;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        writer = new LaneWriter(store, Inbox, key => entries.GetValueOrDefault(key)?.Row);
        await LoadAsync();
        timer = this.RegisterGrainTimer(DrainAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    // What is handed over must not outlive this activation: the next one would not know of it.
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        timer?.Dispose();
        timer = null;
        deactivating = true;
        await Task.WhenAll(handedOver).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await writer.CatchUpAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public async Task<IReadOnlyList<ResourceChange>> OfferAsync(IReadOnlyList<ResourceChange> changes)
    {
        var room = Math.Max(options.Value.Capacity - entries.Count, 0);
        var refused = changes.Select(change => change.Key).Where(key => !entries.ContainsKey(key)).Distinct().Skip(room).ToHashSet(StringComparer.Ordinal);
        ResourceChange[] taken = [.. changes.Where(change => !refused.Contains(change.Key))];
        if (taken.Length > 0)
        {
            await PostAsync(taken);
        }

        return [.. changes.Where(change => refused.Contains(change.Key))];
    }

    public async Task PostAsync(IReadOnlyList<ResourceChange> changes)
    {
        var now = time.GetUtcNow();
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            Merge(change, now);
            touched.Add(change.Key);
        }

        await writer.WriteAsync(touched);
        DrainDue();
    }

    // Whoever had the lane before may have written a row after it was read here.
    public async Task ResumeAsync()
    {
        await writer.CatchUpAsync();
        if (entries.Count == 0 || time.GetUtcNow() - loadedAt >= Reload)
        {
            await LoadAsync();
            DrainDue();
        }
    }

    public async Task<bool> RetryAsync(string key)
    {
        if (await store.QuarantinedAsync(Inbox, key) is not { } given)
        {
            return false;
        }

        // In this order, so that stopping half-way loses nothing.
        await PostAsync(given.Change.Events);
        await store.ReleaseAsync(given);
        return true;
    }

    public async Task ForgetAsync()
    {
        await LoadAsync();
        string[] keys = [.. entries.Keys];
        entries.Clear();
        due.Clear();
        await writer.WriteAsync(keys);
    }

    public Task<InboxState> GetStateAsync() => Task.FromResult(new InboxState
    {
        Pending = [.. entries.Values.Select(entry => entry.Row)],
        InFlight = [.. entries.Values.Where(entry => entry.InFlight).Select(entry => entry.Row.Key)],
    });

    private async Task LoadAsync()
    {
        loadedAt = time.GetUtcNow();
        foreach (var row in await store.LoadAsync(Inbox))
        {
            if (!entries.ContainsKey(row.Key))
            {
                Schedule(entries[row.Key] = new InboxEntry { Row = row });
                continue;
            }

            foreach (var change in row.Events)
            {
                Merge(change, loadedAt);
            }
        }
    }

    private void Merge(ResourceChange change, DateTimeOffset now)
    {
        var single = new PendingChange { Key = change.Key, Events = [change], QueuedAt = now, DueAt = FirstDue(change.Key, now) };
        if (!entries.TryGetValue(change.Key, out var entry))
        {
            Schedule(entries[change.Key] = new InboxEntry { Row = single });
            return;
        }

        if (entry.InFlight)
        {
            entry.Since = entry.Since?.With(change) ?? single;
            entry.Row = entry.Row.With(change);
            return;
        }

        var merged = entry.Row.With(change);
        if (!ReferenceEquals(merged, entry.Row))
        {
            entry.Row = merged with { DueAt = LaterDue(merged, now) };
            Schedule(entry);
        }
    }

    // The first change of a quiet resource goes at once; what follows is gathered.
    private DateTimeOffset FirstDue(string key, DateTimeOffset now) =>
        lookedAt.TryGetValue(key, out var last) && last + options.Value.Window > now ? last + options.Value.Window : now;

    // When two events may have altered the same part, a describe that shows a change cannot tell whose it is. It is put
    // off until it shows both for certain, so that it need not be made twice.
    private DateTimeOffset LaterDue(PendingChange row, DateTimeOffset now)
    {
        if (row.DueAt <= now || !row.Ambiguous)
        {
            return row.DueAt;
        }

        var certain = Freshness.ShownFrom(row.Newest, types.SettleDelay(row.Newest.Type));
        var limit = row.QueuedAt + options.Value.MaxWait;
        var due = certain < limit ? certain : limit;
        return due > row.DueAt ? due : row.DueAt;
    }

    private void Schedule(InboxEntry entry) => due.Enqueue(entry.Row.Key, entry.Row.DueAt);

    private Task DrainAsync(CancellationToken cancellationToken)
    {
        DrainDue();
        return Task.CompletedTask;
    }

    private void DrainDue()
    {
        var now = time.GetUtcNow();
        while (!IsStopping && handedOver.Count < options.Value.Concurrency && due.TryPeek(out var key, out var at))
        {
            // A row whose due time has changed stands in the queue twice: only the time that it has now counts.
            var current = entries.TryGetValue(key, out var entry) && !entry.InFlight && entry.Row.DueAt == at;
            if (current && at > now)
            {
                timer?.Change(at - now, Timeout.InfiniteTimeSpan);
                return;
            }

            due.Dequeue();
            if (current)
            {
                HandOver(entry!, now);
            }
        }
    }

    private void HandOver(InboxEntry entry, DateTimeOffset now)
    {
        entry.InFlight = true;
        entry.Since = null;
        Remember(entry.Row.Key, now);
        TrackAsync(HandOverAsync(entry, entry.Row)).Ignore();
    }

    // Only what was looked at within the window matters, and there are no more of those than fit into a window.
    private void Remember(string key, DateTimeOffset now)
    {
        lookedAt[key] = now;
        if (lookedAt.Count > 2 * options.Value.Capacity)
        {
            foreach (var old in lookedAt.Where(last => last.Value + options.Value.Window <= now).Select(last => last.Key).ToArray())
            {
                lookedAt.Remove(old);
            }
        }
    }

    private async Task TrackAsync(Task handOver)
    {
        handedOver.Add(handOver);
        await handOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        handedOver.Remove(handOver);
        DrainDue();
    }

    private async Task HandOverAsync(InboxEntry entry, PendingChange row)
    {
        try
        {
            await FinishAsync(entry, row, await TryLookAsync(row));
        }
        catch (Exception exception) when (IsStopping)
        {
            LogLeft(logger, row.Key, exception.Message);
        }
        catch (Exception exception)
        {
            // The storage is away. What is to be written stays to be written; what is looked at twice costs no AWS call.
            LogNotKept(logger, row.Key, exception);
            entry.Row = entry.Row with { DueAt = Later(entry.Row.DueAt, time.GetUtcNow() + LookAgain) };
        }
        finally
        {
            entry.InFlight = false;
            if (!IsForgotten(entry))
            {
                Schedule(entry);
            }
        }
    }

    private async Task<ApplyResult> TryLookAsync(PendingChange row)
    {
        try
        {
            return await following.FollowAsync(row, PostToLanesAsync);
        }
        catch (Exception exception) when (!IsStopping)
        {
            LogFailed(logger, row.Key, exception);
            return new ApplyResult
            {
                Outcome = ApplyOutcome.Failed, Error = exception.Message, Transient = exception is not ItemTooLargeException, IsSetback = Setback.Is(exception),
            };
        }
    }

    // Each lane is durable before this row goes. Only who reads a resource may be of another account.
    private async Task PostToLanesAsync(IEnumerable<ResourceChange> changes)
    {
        foreach (var lane in changes.GroupBy(options.Value.LaneOf))
        {
            if (lane.Key == Inbox)
            {
                await PostAsync([.. lane]);
            }
            else
            {
                await GrainFactory.GetGrain<IAccountInboxGrain>(lane.Key).PostAsync([.. lane]);
            }
        }
    }

    private async Task FinishAsync(InboxEntry entry, PendingChange row, ApplyResult result)
    {
        if (IsForgotten(entry))
        {
            return;
        }

        switch (result.Outcome)
        {
            case ApplyOutcome.Failed when !result.Transient:
                await QuarantineAsync(entry, row with { Attempts = row.Attempts + 1, LastError = result.Error, MayPass = false });
                break;
            case ApplyOutcome.Failed:
                await FailAsync(entry, row, result.Error ?? "unknown", result.IsSetback);
                break;
            case ApplyOutcome.Unsettled:
                var remaining = result.Remaining!;
                await ReplaceAsync(entry, remaining with { DueAt = result.LookAgainAt!.Value, Attempts = 0, Setbacks = 0, LastError = null, QueuedAt = time.GetUtcNow() });
                break;
            default:
                await ReplaceAsync(entry, null);
                break;
        }
    }

    private async Task FailAsync(InboxEntry entry, PendingChange row, string error, bool isSetback)
    {
        var failed = isSetback
            ? row with { Setbacks = row.Setbacks + 1, LastError = error }
            : row with { Attempts = row.Attempts + 1, LastError = error, MayPass = true };
        if (failed.Attempts >= options.Value.MaxAttempts)
        {
            await QuarantineAsync(entry, failed);
            return;
        }

        var longest = isSetback && LongestSetback < options.Value.MaxBackoff ? LongestSetback : options.Value.MaxBackoff;
        var backoff = options.Value.Backoff * Math.Pow(2, Math.Min(failed.Attempts + failed.Setbacks, 20) - 1);
        backoff = (backoff < longest ? backoff : longest) * (0.5 + Random.Shared.NextDouble());
        await ReplaceAsync(entry, failed with { DueAt = time.GetUtcNow() + backoff });
    }

    private async Task QuarantineAsync(InboxEntry entry, PendingChange row)
    {
        QrieMetrics.Quarantined.Add(1);
        LogQuarantined(logger, row.Key, row.Attempts, row.LastError);
        if (await store.QuarantinedAsync(Inbox, row.Key) is { } before)
        {
            row = before.Change.With(row) with { Attempts = row.Attempts, Setbacks = row.Setbacks, LastError = row.LastError, MayPass = row.MayPass };
        }

        await store.QuarantineAsync(Inbox, row, time.GetUtcNow());
        await ReplaceAsync(entry, null);
    }

    // What is left of the row and what has come since become the new row, in one durable step.
    private async Task ReplaceAsync(InboxEntry entry, PendingChange? left)
    {
        if (IsForgotten(entry))
        {
            return;
        }

        var next = (left, entry.Since) switch
        {
            ({ } remaining, { } since) => remaining.With(since),
            ({ } remaining, null) => remaining,
            (null, var since) => since,
        };
        entry.Since = null;
        if (next is null)
        {
            entries.Remove(entry.Row.Key);
        }
        else
        {
            entry.Row = next;
        }

        await writer.WriteAsync([entry.Row.Key]);
    }

    // The lane was emptied while a resource looked at it.
    private bool IsForgotten(InboxEntry entry) => entries.GetValueOrDefault(entry.Row.Key) != entry;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    [LoggerMessage(300, LogLevel.Warning, "Looking at {Key} failed.")]
    private static partial void LogFailed(ILogger logger, string key, Exception exception);

    [LoggerMessage(303, LogLevel.Warning, "What became of {Key} could not be stored yet.")]
    private static partial void LogNotKept(ILogger logger, string key, Exception exception);

    [LoggerMessage(302, LogLevel.Debug, "{Key} is left to the next start: {Error}")]
    private static partial void LogLeft(ILogger logger, string key, string error);

    [LoggerMessage(301, LogLevel.Warning, "{Key} goes to quarantine after {Attempts} attempts: {Error}")]
    private static partial void LogQuarantined(ILogger logger, string key, int attempts, string? error);
}
