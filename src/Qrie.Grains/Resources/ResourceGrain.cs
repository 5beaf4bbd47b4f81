using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Scans;
using Qrie.Telemetry;

namespace Qrie.Resources;

/// <summary>One resource. Non-reentrant: the freshness check and the write that follows it are one turn.</summary>
[CollectionAgeLimit(Minutes = 8)]
internal sealed partial class ResourceGrain(
    [PersistentState("resource", ResourceState.StorageName)] IPersistentState<ResourceState> storage,
    ResourceTypes types,
    AwsClientFactory aws,
    AwsClientConfiguration configuration,
    IChangeFeed feed,
    ICoverageRecorder coverage,
    IScanStore scans,
    IAccountDirectory accounts,
    TimeProvider time,
    ILogger<ResourceGrain> logger) : Grain, IResourceGrain
{
    private ResourceState State => storage.State;

    public Task<ResourceState> GetStateAsync() => Task.FromResult(storage.State);

    public async Task<ApplyResult> ApplyAsync(PendingChange pending, bool lastAttempt)
    {
        if (types.Find(pending.Newest.Type) is not { } type)
        {
            return Failure($"Resources of type {pending.Newest.Type} are not known.", transient: false);
        }

        var open = pending.Events.Where(change => !IsTakenCareOf(change, type)).ToArray();
        await ExplainAsync(pending.Events);
        if (open.Length == 0)
        {
            QrieMetrics.Covered.Add(pending.Events.Length);
            return new ApplyResult { Outcome = ApplyOutcome.Covered };
        }

        var newest = PendingChange.NewestOf(open);
        using var activity = QrieMetrics.Source.StartActivity("describe", ActivityKind.Internal, newest.TraceParent);
        activity?.SetTag("qrie.type", type.Name);
        activity?.SetTag("qrie.arn", this.GetPrimaryKeyString());

        // A clock that is set back must not make what is read now older than what was read before.
        var began = time.GetUtcNow() is var now && State.SnapshotTime > now ? State.SnapshotTime.Value : now;
        var description = await DescribeAsync(type, newest.AccountId, newest.Region);
        try
        {
            return await TakeAsync(description, type, pending, newest, open, new SettlementCheck(pending, began, type.SettleDelay, State.RecentEvents), began, lastAttempt);
        }
        catch
        {
            // What is in memory is not what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task<ObserveOutcome> ObserveAsync(Observation observation)
    {
        var known = State.Status != ResourceStatus.Unknown;
        if (types.Find(observation.Type) is not { } type
            || (known && State.SnapshotTime >= observation.BeganAt)
            || State.RecentEvents.Any(recent => recent.ShownFrom > observation.BeganAt))
        {
            return HasDrifted(observation.DriftSince) ? ObserveOutcome.Changed : ObserveOutcome.Stale;
        }

        var appeared = State.Status != ResourceStatus.Present || State.AccountId != observation.AccountId;
        var json = type.Complete(observation.Configuration, appeared ? null : State.Configuration);
        var sighting = new Sighting
        {
            Type = type, AccountId = observation.AccountId, Region = observation.Region, Json = json, Tags = observation.Tags,
            Relations = observation.Relations, Names = observation.Names, Unreadable = observation.Unreadable, BeganAt = observation.BeganAt,
            IsDrift = observation.DriftSince is not null,
        };
        try
        {
            var diff = await KeepAsync(sighting, [], _ => observation.Cause);
            return appeared ? ObserveOutcome.Appeared : diff.Count > 0 || HasDrifted(observation.DriftSince) ? ObserveOutcome.Changed : ObserveOutcome.Unchanged;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task<LookResult> LookAsync(ScanLook look)
    {
        if (types.Find(look.Type) is not { } type)
        {
            return new LookResult(LookOutcome.Failed, $"Resources of type {look.Type} are not known.");
        }

        var began = time.GetUtcNow();
        if (State.SnapshotTime >= look.NotBefore || State.SnapshotTime >= began || State.RecentEvents.Any(recent => recent.ShownFrom > began))
        {
            return new LookResult(HasDrifted(look.DriftSince) ? LookOutcome.Changed : LookOutcome.Fresh);
        }

        switch (await DescribeAsync(type, look.AccountId, look.Region))
        {
            case Description.Failed failed:
                return new LookResult(LookOutcome.Failed, failed.Error);
            case Description.Found { Transient: true } found:
                return new LookResult(LookOutcome.Failed, Unread(found));
            case Description.Found found:
                // What only events tell is not lost to a look that no event asked for.
                var known = State.Status == ResourceStatus.Present && State.AccountId == look.AccountId ? State.Configuration : null;
                var whole = found with { Configuration = type.Recall(found.Configuration, known, []) };
                return new LookResult(await ObserveAsync(whole.Observe(type, look.AccountId, began, null) with { DriftSince = look.DriftSince }) switch
                {
                    ObserveOutcome.Appeared => LookOutcome.Appeared,
                    ObserveOutcome.Changed => LookOutcome.Changed,
                    ObserveOutcome.Unchanged => LookOutcome.Unchanged,
                    _ => LookOutcome.Fresh,
                });
            default:
                return new LookResult(await TakeGoneAsync(look, began) ? LookOutcome.Gone : LookOutcome.Unchanged);
        }
    }

    public async Task ReevaluateAsync(long minimumRevision = 0)
    {
        if (State is not { Status: ResourceStatus.Present, Configuration: { } json, SnapshotTime: { } snapshot }
            || (minimumRevision > 0 && State.PolicyRevision >= minimumRevision))
        {
            return;
        }

        try
        {
            var before = (State.PolicyRevision, State.ReevaluateAt, State.UnknownPolicies);
            var findings = await JudgeAsync(json, snapshot, _ => null, minimumRevision);
            if (findings.Count > 0 || before.PolicyRevision != State.PolicyRevision || before.ReevaluateAt != State.ReevaluateAt
                || !before.UnknownPolicies.OrderBy(pair => pair.Key).SequenceEqual(State.UnknownPolicies.OrderBy(pair => pair.Key)))
            {
                await WriteAsync(null, [], [], findings, snapshot);
            }
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task<ApplyResult> TakeAsync(
        Description description, IResourceType type, PendingChange pending, ResourceChange newest, ResourceChange[] open,
        SettlementCheck settlement, DateTimeOffset began, bool lastAttempt)
    {
        switch (description)
        {
            case Description.Failed failed:
                return Failure(failed.Error) with { IsSetback = failed.IsSetback };

            case Description.Found { Transient: true } found when !lastAttempt:
                return Failure(Unread(found));

            case Description.Found found:
                var hidden = await TakeFoundAsync(found, type, newest, open, settlement, began);
                return found.Transient ? Failure("Parts could not be read; what could be is kept.") : Settled(pending, open, hidden, settlement);

            default:
                return Settled(pending, open, await TakeMissingAsync(newest, open, settlement, began), settlement);
        }
    }

    // A scan that is resumed counts again what it has taken already.
    private bool HasDrifted(DateTimeOffset? since) =>
        State.Status == ResourceStatus.Present && State.Unexplained.Any(change => change.IsDrift && change.At >= since);

    private bool IsTakenCareOf(ResourceChange change, IResourceType type) =>
        State.RecentEvents.Any(known => known.Id == EventKey(change))
        || (type.IsRecalled(change, State.Status == ResourceStatus.Present ? State.Configuration : null)
            ?? State.Status != ResourceStatus.Unknown && State.AccountId == change.AccountId
            && Freshness.Covers(State.SnapshotTime, change, type.SettleDelay)
            && !State.RecentEvents.Any(known => known.ShownFrom > State.SnapshotTime && known.MayHide(change)));

    // A bucket may have been looked at because of an event of its account: the same event may also be its own.
    private static string EventKey(ResourceChange change) =>
        change.Kind == ChangeKind.Related ? $"{change.Cause.EventId}~{change.RelatedTo}" : change.Cause.EventId;

    private async Task<Description> DescribeAsync(IResourceType type, string accountId, string region)
    {
        using var deadline = new CancellationTokenSource(configuration.Options.DescribeTimeout, time);
        var target = new ResourceTarget(this.GetPrimaryKeyString(), accountId, State.Region is { Length: > 0 } known ? known : region);
        var description = await type.DescribeAsync(target, aws.For(accountId), deadline.Token);
        QrieMetrics.Described.Add(1, new TagList { { "type", type.Name }, { "outcome", description.GetType().Name } });
        return description;
    }

    private async Task<ResourceChange[]> TakeFoundAsync(
        Description.Found found, IResourceType type, ResourceChange newest, ResourceChange[] open, SettlementCheck settlement, DateTimeOffset began)
    {
        // What was not read in full takes care of nothing: whoever tries again must not be told that it is covered.
        var hidden = found.Transient ? open : settlement.NotCertain(open).ToArray();
        var existed = State.Status == ResourceStatus.Present && State.AccountId == newest.AccountId;
        var sighting = new Sighting
        {
            Type = type, AccountId = newest.AccountId, Region = found.Region,
            Json = CanonicalJson.Write(type.Recall(found.Configuration, existed ? State.Configuration : null, open), type.ConfigurationType),
            Tags = found.Tags, Relations = found.Relations, Names = found.Names, Unreadable = found.Unreadable, BeganAt = began,
        };
        await KeepAsync(sighting, open.Except(hidden), parts => existed ? Attribution.OfChange(open, parts) : Attribution.OfTurn(open, ChangeKind.Created));
        return hidden;
    }

    // Compare, judge, write: the same for what a describe brought and for what a listing said.
    private async Task<IReadOnlyList<DiffOperation>> KeepAsync(
        Sighting seen, IEnumerable<ResourceChange> shown, Func<IReadOnlySet<string>, Cause?> blame)
    {
        var existed = State.Status == ResourceStatus.Present && State.AccountId == seen.AccountId;
        var diff = existed ? [.. JsonDiff.Compare(State.Configuration, seen.Json).Where(one => !seen.Type.MovingFacts.Contains(JsonDiff.MemberOf(one)))] : (DiffOperation[])[new DiffOperation("add", "", null, seen.Json)];
        var blamed = new Blame(diff, blame);
        var since = Identify(seen.Type.Name, seen.AccountId, seen.Region, seen.BeganAt);
        State.Status = ResourceStatus.Present;
        State.Configuration = seen.Json;
        State.LastSeenAt = seen.BeganAt;
        State.Tags = seen.Tags is null ? State.Tags : new Dictionary<string, string>(seen.Tags);
        State.Unreadable = [.. seen.Unreadable];
        State.Relations = [.. seen.Relations];
        State.Names = [.. seen.Names];
        var findings = await JudgeAsync(seen.Json, seen.BeganAt, blamed.For);
        await WriteAsync(blamed.Cause, shown, diff, findings, seen.BeganAt, Attribution.Unexplained(State, blamed, since, seen.IsDrift), blamed.Others);
        Count(diff, blamed.Cause);
        return diff;
    }

    private async Task<IReadOnlyList<Finding>> JudgeAsync(string json, DateTimeOffset snapshot, Func<PolicyVerdict, Cause?> cause, long minimumRevision = 0)
    {
        var (result, now) = (await EvaluateAsync(json, minimumRevision), time.GetUtcNow());
        State.PolicyRevision = result.Revision;
        State.EvaluatedAt = now;
        State.ReevaluateAt = result.Verdicts.Where(verdict => verdict.ReevaluateAt > now).Min(verdict => verdict.ReevaluateAt);
        State.UnknownPolicies = result.Verdicts
            .Where(verdict => verdict.Kind == VerdictKind.Unknown)
            .ToDictionary(verdict => verdict.PolicyId, verdict => verdict.Message);
        return FindingLifecycle.Judge(State.Findings, result, snapshot, now, cause);
    }

    private async Task<EvaluationResult> EvaluateAsync(string json, long minimumRevision)
    {
        using var activity = QrieMetrics.Source.StartActivity("evaluate");
        return await GrainFactory.GetGrain<IPolicyEvaluatorGrain>(0).EvaluateAsync(new EvaluationRequest
        {
            Arn = State.Arn,
            Type = State.Type,
            AccountId = State.AccountId,
            Region = State.Region,
            Configuration = json,
            Tags = State.Tags,
            TagsUnreadable = State.Unreadable.Any(part => part.Part == "tags"),
            MinimumRevision = Math.Max(State.PolicyRevision, minimumRevision),
        });
    }

    private async Task<ResourceChange[]> TakeMissingAsync(
        ResourceChange newest, ResourceChange[] open, SettlementCheck settlement, DateTimeOffset began)
    {
        var hidden = settlement.NotShownByMissing(open).ToArray();
        if (State.Status == ResourceStatus.Present && State.AccountId != newest.AccountId)
        {
            // Another account's copy of the name is gone; ours stands.
            return hidden;
        }

        // Only an event that says so, or a read late enough to be certain, makes a tombstone.
        var gone = open.Length > hidden.Length;
        if (!gone || State.Status == ResourceStatus.Deleted)
        {
            if (State.Status == ResourceStatus.Deleted)
            {
                State.SnapshotTime = began;
                await WriteAsync(newest.Cause, open.Except(hidden), [], [], began);
            }

            return hidden;
        }

        await BuryAsync(newest.Type, newest.AccountId, newest.Region, Attribution.OfTurn(open, ChangeKind.Deleted), open.Except(hidden), began);
        return hidden;
    }

    /// <returns>True when the resource was there until now.</returns>
    private async Task<bool> TakeGoneAsync(ScanLook look, DateTimeOffset began)
    {
        if (State.Status != ResourceStatus.Present || State.AccountId != look.AccountId)
        {
            return false;
        }

        try
        {
            await BuryAsync(look.Type, look.AccountId, look.Region, null, [], began, isDrift: look.DriftSince is not null);
            return true;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task RetireAsync()
    {
        // Whoever asks may know of an account or a region that is watched again only what it was before.
        if (State.Status != ResourceStatus.Present || IsWatched())
        {
            return;
        }

        try
        {
            await BuryAsync(State.Type, State.AccountId, State.Region, null, [], State.SnapshotTime!.Value, ResolvedReason.AccountRemoved);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    // What is global is listed once for all regions, and is there with the account.
    private bool IsWatched() =>
        accounts.Find(State.AccountId) is { } account && (account.Regions.Contains(State.Region) || types.Find(State.Type) is null or { IsGlobal: true });

    private async Task BuryAsync(
        string type, string accountId, string region, Cause? cause, IEnumerable<ResourceChange> shown, DateTimeOffset began,
        ResolvedReason reason = ResolvedReason.ResourceDeleted, bool isDrift = false)
    {
        var known = State.Status == ResourceStatus.Present;
        var since = Identify(type, accountId, State.Region is { Length: > 0 } own ? own : region, began);
        State.Status = ResourceStatus.Deleted;
        State.Unreadable = [];
        State.Relations = [];
        State.UnknownPolicies = [];
        State.ReevaluateAt = null;
        var findings = FindingLifecycle.ResolveAll(State.Findings, reason, began, time.GetUtcNow());
        IReadOnlyList<DiffOperation> diff = known ? [new DiffOperation("remove", "", State.Configuration, null)] : [];
        await WriteAsync(cause, shown, diff, findings, began, Attribution.Unexplained(State, new Blame(diff, _ => cause), since, isDrift));
        Count(diff, cause);
    }

    // The measure against which a scan counts what no event had brought.
    private void Count(IReadOnlyList<DiffOperation> diff, Cause? cause)
    {
        if (diff.Count > 0 && cause is { IsOwn: false })
        {
            CountBrought();
        }
    }

    private void CountBrought()
    {
        if (ScannedAs is { } place)
        {
            coverage.Count(CounterKind.Brought, State.AccountId, place.Region, place.Service);
        }
    }

    private (string Service, string Region)? ScannedAs =>
        types.Find(State.Type) is { } type ? (type.Service, type.IsGlobal ? Arns.HomeRegion(Arns.Partition(State.Arn)) : State.Region) : null;

    /// <returns>When the snapshot before was taken; null when there was none.</returns>
    private DateTimeOffset? Identify(string type, string accountId, string region, DateTimeOffset began)
    {
        var since = State.SnapshotTime;
        State.Arn = this.GetPrimaryKeyString();
        State.Type = type;
        State.Region = region;
        State.SnapshotTime = began;
        State.FirstSeenAt ??= began;
        if (State.AccountId is { Length: > 0 } && State.AccountId != accountId)
        {
            // A deleted bucket's name was taken by another account: what was known of it is another resource's.
            State.FirstSeenAt = began;
            State.LastCause = null;
            State.RecentEvents = [];
            foreach (var finding in FindingLifecycle.ResolveAll(State.Findings, ResolvedReason.ResourceDeleted, began, time.GetUtcNow()))
            {
                State.Findings[finding.PolicyId] = finding;
                State.UnwrittenFindings.Add(finding.PolicyId);
            }
        }

        State.AccountId = accountId;
        return since;
    }

    private async Task WriteAsync(
        Cause? cause, IEnumerable<ResourceChange> shown, IReadOnlyList<DiffOperation> diff, IReadOnlyList<Finding> findings, DateTimeOffset began,
        UnexplainedChange? unexplained = null, IReadOnlyList<Cause>? others = null)
    {
        var opened = new List<Finding>();
        var resolved = new List<Finding>();
        foreach (var finding in findings)
        {
            var wasActive = State.Findings.GetValueOrDefault(finding.PolicyId) is { Status: FindingStatus.Active };
            if (finding.Status == FindingStatus.Active && !wasActive)
            {
                opened.Add(finding);
            }
            else if (finding.Status == FindingStatus.Resolved && wasActive)
            {
                resolved.Add(finding);
            }

            State.Findings[finding.PolicyId] = finding;
            State.UnwrittenFindings.Add(finding.PolicyId);
        }

        Remember(shown);
        if (diff.Count > 0 || opened.Count > 0 || resolved.Count > 0)
        {
            State.LastCause = cause ?? (diff.Count > 0 ? null : State.LastCause);
            State.UnwrittenHistory.Add(new ResourceHistoryEntry
            {
                At = began,
                Cause = cause,
                Diff = diff,
                FindingsOpened = [.. opened.Select(finding => finding.PolicyId)],
                FindingsResolved = [.. resolved.Select(finding => finding.PolicyId)],
                Status = State.Status,
                Others = others ?? [],
            });
        }

        if (unexplained is not null)
        {
            Attribution.Remember(State, unexplained with
            {
                FindingsOpened = [.. opened.Where(finding => finding.Cause is null or { IsOwn: true }).Select(finding => finding.PolicyId)],
            });
        }

        using (QrieMetrics.Source.StartActivity("store"))
        {
            await storage.WriteStateAsync();
        }

        Tell(cause, diff, opened, resolved);
    }

    // An event that comes after its change was seen shows nothing new, and still tells who made the change.
    private async Task ExplainAsync(IEnumerable<ResourceChange> changes)
    {
        var explained = Attribution.Explain(State, changes, time.GetUtcNow());
        if (explained.Count == 0)
        {
            return;
        }

        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        foreach (var change in explained.Where(change => change.Cause is null))
        {
            await CountLateAsync(change);
        }
    }

    // An event brought it after all.
    private async Task CountLateAsync(UnexplainedChange change)
    {
        if (!change.IsDrift)
        {
            CountBrought();
        }
        else if (ScannedAs is { } place)
        {
            await scans.CountLateAsync(State.AccountId, place.Service, place.Region);
        }
    }

    private void Remember(IEnumerable<ResourceChange> shown)
    {
        var settleDelay = types.Find(State.Type)!.SettleDelay;
        State.RecentEvents =
        [
            .. State.RecentEvents
                .Concat(shown.Select(change => new RecentEvent(
                    EventKey(change),
                    Freshness.ShownFrom(change, settleDelay),
                    change.Kind is ChangeKind.Created or ChangeKind.Deleted ? null : change.Part)))
                .Where(known => known.ShownFrom > State.SnapshotTime)
                .DistinctBy(known => known.Id)
                .TakeLast(ResourceState.MaxRecentEvents),
        ];
    }

    private void Tell(Cause? cause, IReadOnlyList<DiffOperation> diff, List<Finding> opened, List<Finding> resolved)
    {
        var now = time.GetUtcNow();
        FeedEvent Event(FeedEventKind kind, Finding? finding) => new()
        {
            Kind = kind,
            At = now,
            Arn = State.Arn,
            Type = State.Type,
            AccountId = State.AccountId,
            Region = State.Region,
            Status = State.Status,
            Finding = finding,
            Cause = cause,
            Differences = diff.Count,
        };
        if (diff.Count > 0)
        {
            feed.Publish(Event(FeedEventKind.ResourceChanged, null));
        }

        foreach (var finding in opened)
        {
            QrieMetrics.FindingsOpened.Add(1, new KeyValuePair<string, object?>("policy", finding.PolicyId));
            if (cause is not null)
            {
                QrieMetrics.EventToFinding.Record(Math.Max(0, (now - cause.At).TotalSeconds));
            }

            Trace("finding_opened", finding);
            feed.Publish(Event(FeedEventKind.FindingOpened, finding));
            LogOpened(logger, finding.PolicyId, State.Arn);
        }

        foreach (var finding in resolved)
        {
            QrieMetrics.FindingsResolved.Add(1, new TagList { { "policy", finding.PolicyId }, { "reason", finding.ResolvedReason.ToString() } });
            Trace("finding_resolved", finding);
            feed.Publish(Event(FeedEventKind.FindingResolved, finding));
            LogResolved(logger, finding.PolicyId, State.Arn, finding.ResolvedReason);
        }
    }

    // On the span that describes, so that the trace of a message ends in its findings.
    private static void Trace(string what, Finding finding) =>
        Activity.Current?.AddEvent(new ActivityEvent(what, tags: new ActivityTagsCollection { ["qrie.policy"] = finding.PolicyId }));

    private static string Unread(Description.Found found) =>
        $"Parts could not be read: {string.Join(", ", found.Unreadable.Select(part => $"{part.Part} ({part.Reason})"))}.";

    private static ApplyResult Failure(string error, bool transient = true) =>
        new() { Outcome = ApplyOutcome.Failed, Error = error, Transient = transient };

    private static ApplyResult Settled(PendingChange pending, ResourceChange[] open, ResourceChange[] hidden, SettlementCheck settlement) =>
        hidden.Length == 0
            ? new ApplyResult { Outcome = ApplyOutcome.Described }
            : new ApplyResult
            {
                Outcome = ApplyOutcome.Unsettled,
                Remaining = pending with { Events = [.. hidden], Folded = pending.Folded && hidden.Length == open.Length },
                LookAgainAt = hidden.Max(settlement.CertainFrom),
            };

    [LoggerMessage(200, LogLevel.Information, "{Policy} violated by {Arn}.")]
    private static partial void LogOpened(ILogger logger, string policy, string arn);

    [LoggerMessage(201, LogLevel.Information, "{Policy} no longer violated by {Arn}: {Reason}.")]
    private static partial void LogResolved(ILogger logger, string policy, string arn, ResolvedReason? reason);
}
