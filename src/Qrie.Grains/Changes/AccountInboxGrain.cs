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
    IInventoryQueries inventory,
    ResourceTypes types,
    AwsClientFactory aws,
    Relisting relisting,
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
    private static readonly ApplyResult Done = new() { Outcome = ApplyOutcome.Described };

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

    public async Task PostAsync(IReadOnlyList<ResourceChange> changes)
    {
        var fresh = changes.Select(change => change.Key).Distinct().Count(key => !entries.ContainsKey(key));
        if (entries.Count + fresh > options.Value.Capacity)
        {
            throw new InboxFullException($"The inbox {Inbox} holds {entries.Count} resources; it may hold {options.Value.Capacity}.");
        }

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
        if (await store.ReleaseAsync(Inbox, key) is not { } row)
        {
            return false;
        }

        await PostAsync(row.Events);
        return true;
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

        var certain = Freshness.ShownFrom(row.Newest, SettleDelay(row));
        var limit = row.QueuedAt + options.Value.MaxWait;
        var due = certain < limit ? certain : limit;
        return due > row.DueAt ? due : row.DueAt;
    }

    private TimeSpan SettleDelay(PendingChange row) => types.Find(row.Newest.Type)?.SettleDelay ?? TimeSpan.Zero;

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
            if (entries.GetValueOrDefault(entry.Row.Key) == entry)
            {
                Schedule(entry);
            }
        }
    }

    private async Task<ApplyResult> TryLookAsync(PendingChange row)
    {
        try
        {
            return await LookAsync(row);
        }
        catch (Exception exception) when (!IsStopping)
        {
            LogFailed(logger, row.Key, exception);
            return new ApplyResult { Outcome = ApplyOutcome.Failed, Error = exception.Message, Transient = true, IsSetback = Setback.Is(exception) };
        }
    }

    private async Task<ApplyResult> LookAsync(PendingChange row)
    {
        switch (row.Newest)
        {
            case { Arn: { } arn }:
                await TellReadersAsync(row, arn);
                return await GrainFactory.GetGrain<IResourceGrain>(arn).ApplyAsync(row, row.Attempts + 1 >= options.Value.MaxAttempts);

            case { Kind: ChangeKind.Related, RelatedTo: { } related, Name: null } newest when types.Find(newest.Type) is { } type:
                return await SpreadAsync(row, related, type);

            case { Name: { } name } newest when types.Find(newest.Type) is { } type:
                await FollowAsync(row, type, name);
                return Done;

            case { Kind: ChangeKind.Relist } newest when types.Find(newest.Type) is { } type:
                // Once, and when everything shows that asked for it.
                if (SettledAt(row) is var settled && settled > time.GetUtcNow())
                {
                    return Later(row, settled);
                }

                await PostToLanesAsync(await relisting.ListAsync(row, type, CancellationToken.None));
                return Done;

            default:
                return new ApplyResult { Outcome = ApplyOutcome.Failed, Error = $"{row.Key} names no resource of a known type.", Transient = false };
        }
    }

    // Whoever holds facts of the resource is looked at too, in the account and the region that its ARN names. A look because of a
    // relation goes no further, so that it ends.
    private async Task TellReadersAsync(PendingChange row, string arn)
    {
        var told = row.Events
            .Where(change => row.Attempts == 0 && change.Kind is (ChangeKind.Created or ChangeKind.Changed or ChangeKind.Deleted))
            .SelectMany(change => types.ReadersOf(change), (change, reader) => (change, reader))
            .ToLookup(told => told.reader, told => told.change);
        foreach (var reader in told)
        {
            var readers = await inventory.RelatedAsync(arn, reader.Key.Name, CancellationToken.None);
            await PostToLanesAsync(readers.SelectMany(related => reader.Select(change => change with
            {
                Arn = related,
                Type = reader.Key.Name,
                AccountId = Arns.AccountId(related) ?? change.AccountId,
                Region = Arns.Region(related) ?? change.Region,
                Kind = ChangeKind.Related,
                RelatedTo = arn,
                Part = null,
            })));
        }
    }

    // A change of one resource is a change of those whose verdicts read it. What it refers to itself shows once a describe covers
    // the change.
    private async Task<ApplyResult> SpreadAsync(PendingChange row, string related, IResourceType type)
    {
        var isName = ResourceChange.NameIn(related) is not null;
        var named = ResourceChange.NameIn(related) is var (ofType, name)
            ? await inventory.ArnsNamedAsync(row.Newest.AccountId, ofType, name, CancellationToken.None)
            : [related];
        var (settledAt, now) = (SettledAt(row), time.GetUtcNow());
        var settled = settledAt <= now;
        var arns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arn in named)
        {
            if (settled && now < settledAt + options.Value.MaxWait && await IsBeingLookedAtAsync(arn, row, settledAt))
            {
                return Later(row, now + LookAgain);
            }

            arns.UnionWith(await inventory.RelatedAsync(arn, type.Name, CancellationToken.None));
            if (settled)
            {
                arns.UnionWith((await inventory.RelationsOfAsync(arn, CancellationToken.None)).Where(type.IsArn));
            }
        }

        // What the name stood for may have lost it, and with it what it referred to, before anybody looked: then only a listing tells.
        await PostToLanesAsync(arns.Count == 0 && settled && isName
            ? row.Events.Select(change => change with { RelatedTo = null, Kind = ChangeKind.Relist, Part = null })
            : arns.SelectMany(arn => row.Events.Select(change => change with { Arn = arn })));
        return settled ? Done : Later(row, settledAt);
    }

    // True when it is of a type that is described, and no look at it was the last word yet. What was not looked at at all since the
    // change is not what changed: the record only says where.
    private async Task<bool> IsBeingLookedAtAsync(string arn, PendingChange row, DateTimeOffset settledAt) =>
        types.All.Any(one => one.IsArn(arn))
        && ((await inventory.ResourceAsync(arn, CancellationToken.None))?.SnapshotTime is not { } seen
            || (seen < settledAt && seen >= row.Events.Min(change => change.Cause.At)));

    // The record carries only a name: the inventory knows whose it is, or the service does, or the type is listed again.
    private async Task FollowAsync(PendingChange row, IResourceType type, string name)
    {
        var newest = row.Newest;
        var arns = await inventory.ArnsNamedAsync(newest.AccountId, type.Name, name, CancellationToken.None);
        if (arns.Count == 0 || row.Events.Any(change => change.Kind == ChangeKind.Created))
        {
            var scope = new ListingScope(newest.Partition, newest.AccountId, newest.Region);
            if (await type.ResolveAsync(name, scope, aws.For(newest.AccountId), CancellationToken.None) is { } resolved)
            {
                arns = [.. arns.Union([resolved])];
            }
        }

        await PostToLanesAsync(arns.Count > 0
            ? row.Events.SelectMany(change => arns.Select(arn => change with { Arn = arn, Name = null }))
            : row.Events.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change with { Name = null, Kind = ChangeKind.Relist, Part = null }));
    }

    private DateTimeOffset SettledAt(PendingChange row) => row.Events.Max(change => Freshness.ShownFrom(change, SettleDelay(row)));

    private static ApplyResult Later(PendingChange row, DateTimeOffset at) =>
        new() { Outcome = ApplyOutcome.Unsettled, Remaining = row, LookAgainAt = at };

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
        switch (result.Outcome)
        {
            case ApplyOutcome.Failed when !result.Transient:
                await QuarantineAsync(entry, row with { Attempts = row.Attempts + 1, LastError = result.Error });
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
            : row with { Attempts = row.Attempts + 1, LastError = error };
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
        await store.QuarantineAsync(Inbox, row, time.GetUtcNow());
        await ReplaceAsync(entry, null);
    }

    // What is left of the row and what has come since become the new row, in one durable step.
    private async Task ReplaceAsync(InboxEntry entry, PendingChange? left)
    {
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
