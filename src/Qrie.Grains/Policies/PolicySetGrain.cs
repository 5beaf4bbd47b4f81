using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Qrie.Audit;

namespace Qrie.Policies;

internal sealed partial class PolicySetGrain(
    [PersistentState("policy-set")] IPersistentState<PolicySetState> storage,
    IAuditTrail audit,
    IPolicySetSize size,
    TimeProvider time,
    ILogger<PolicySetGrain> logger) : Grain, IPolicySetGrain
{
    private const int ToldSideBySide = 50;

    // Every silo waits for its turn here before it judges.
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    // Every silo holds them all; many exceptions of single findings are better said by a pattern.
    private const int MaxExceptions = 5_000;

    // The shares of the document that exceptions, and then lives, may fill. The rest is for accounts, which come by themselves, and for
    // what the audit trail is to be told when all exceptions expire at once.
    private const double ShareOfExceptions = 0.75;
    private const double ShareOfLives = 0.85;

    private DateTimeOffset pausedUntil;
    private int endedAtOnce = int.MaxValue;

    private PolicySetState State => storage.State;

    public Task<PolicySetState> GetStateAsync() => Task.FromResult(storage.State);

    public Task<PolicyState?> LifeAsync(string policyId) => Task.FromResult(State.Lives.GetValueOrDefault(policyId));

    public async Task<PolicySetPull> PullAsync(long known)
    {
        if (time.GetUtcNow() >= pausedUntil)
        {
            await ExpireAsync();
            await TellAuditAsync();
        }

        return new PolicySetPull(State.Revision > known ? Snapshot() : null, [.. State.Due.Values]);
    }

    public async Task ReportAsync(Surroundings surroundings)
    {
        var (policies, accounts) = (State.Policies, State.Accounts);
        var touched = surroundings.Policies.Where(policy => policies.GetValueOrDefault(policy.Key) != policy.Value).Select(policy => policy.Value.Type)
            .Concat(policies.Where(policy => !surroundings.Policies.ContainsKey(policy.Key)).Select(policy => policy.Value.Type))
            .ToHashSet(StringComparer.Ordinal);
        if (accounts.Count != surroundings.Accounts.Count || surroundings.Accounts.Any(account => accounts.GetValueOrDefault(account.Key) != account.Value))
        {
            // Whose principals are external, and which scopes an account is in, any policy may ask.
            touched.UnionWith(surroundings.Policies.Values.Select(policy => policy.Type));
        }

        if (touched.Count > 0 || State.Revision == 0)
        {
            State.Policies = new Dictionary<string, PolicyMark>(surroundings.Policies);
            State.Accounts = new Dictionary<string, string>(surroundings.Accounts);
            await CommitAsync(touched.Select(type => new Touched(type, null, null)));
        }
    }

    public async Task PutLifeAsync(string policyId, PolicyState life, AuditEntry entry)
    {
        if ((State.Lives.GetValueOrDefault(policyId)?.Revision ?? 1) != life.Revision - 1)
        {
            throw new PolicyConflictException($"{policyId} was changed by somebody else. Read it again.");
        }

        var before = State.Lives.GetValueOrDefault(policyId);
        if (Grows(ShareOfLives, () => State.Lives[policyId] = life, () => Restore(State.Lives, policyId, before)) is { } growth)
        {
            throw new PolicyConflictException(
                $"The change takes {growth.Bytes} bytes and there is room for {growth.Room}, beside {State.Exceptions.Count} exceptions. "
                + "End exceptions, or let the scope name organizational units in place of accounts.");
        }

        await CommitAsync(TypesOf(policyId).Select(type => new Touched(type, null, null)), entry);
    }

    public async Task<PolicyException> AddExceptionAsync(PolicyException exception, AuditEntry entry)
    {
        var by = new Act(exception.CreatedBy, exception.RequestKey);
        if (State.Exceptions.Values.FirstOrDefault(known => by.Repeats(known.RequestKey)) is { } again)
        {
            return again;
        }

        var replaced = exception.IsOfOneFinding
            ? State.Exceptions.Values.FirstOrDefault(known => known.IsOfOneFinding && known.PolicyId == exception.PolicyId && known.Arn == exception.Arn)
            : null;
        if (replaced is null && State.Exceptions.Count >= MaxExceptions)
        {
            throw new PolicyConflictException($"There are {MaxExceptions} exceptions already. End some, or say several by one pattern.");
        }

        void Add()
        {
            State.Exceptions.Remove(replaced?.Id ?? "");
            State.Exceptions[exception.Id] = exception;
        }

        void Remove()
        {
            State.Exceptions.Remove(exception.Id);
            Restore(State.Exceptions, replaced?.Id ?? "", replaced);
        }

        if (Grows(ShareOfExceptions, Add, Remove) is { } growth)
        {
            throw new PolicyConflictException(
                $"The exception takes {growth.Bytes} bytes and there is room for {growth.Room}: there are {State.Exceptions.Count} exceptions, with their reasons. "
                + "End some, say several by one pattern, or give a shorter reason.");
        }

        await CommitAsync(TouchedBy(exception), entry);
        return exception;
    }

    public async Task<PolicyException?> RemoveExceptionAsync(string id, AuditEntry entry)
    {
        if (!State.Exceptions.Remove(id, out var exception))
        {
            return null;
        }

        await CommitAsync(TouchedBy(exception), entry);
        return exception;
    }

    public async Task JudgedAsync(string type, long revision)
    {
        if (State.Due.TryGetValue(type, out var due) && due.Revision <= revision)
        {
            State.Due.Remove(type);
            await WriteAsync();
        }
    }

    /// <summary>
    /// Ends all exceptions that have run out, in one write. Where that fails, what stands is served on: an exception that has run out matches
    /// nothing, even while it is still there.
    /// </summary>
    private async Task ExpireAsync()
    {
        var now = time.GetUtcNow();
        if (!(State.NextExpiry <= now))
        {
            return;
        }

        var stands = Copy(State);
        var ended = State.Exceptions.Values.Where(exception => exception.ExpiresAt <= now).OrderBy(exception => exception.ExpiresAt).Take(endedAtOnce).ToArray();
        foreach (var exception in ended)
        {
            State.Exceptions.Remove(exception.Id);
        }

        Note(ended.SelectMany(TouchedBy), [.. ended.Select(exception => Expired(exception, now))]);
        try
        {
            await storage.WriteStateAsync();
            endedAtOnce = int.MaxValue;
        }
        catch (Exception exception)
        {
            // Should it be their number that does not fit, fewer will.
            (pausedUntil, endedAtOnce) = (now + PauseAfterFailure, Math.Max(1, ended.Length / 2));
            LogNotExpired(logger, ended.Length, exception);
            storage.State = stands;
            await ReadAgainAsync();
        }
    }

    // The write may have been made, and only its answer lost.
    private async Task ReadAgainAsync()
    {
        try
        {
            await storage.ReadStateAsync();
        }
        catch (Exception exception)
        {
            LogNotRead(logger, exception);
        }
    }

    private static AuditEntry Expired(PolicyException exception, DateTimeOffset now) => new()
    {
        At = now,
        Principal = AuditEntry.Qrie,
        Action = "exception.expired",
        Target = exception.Id,
        Details = AuditDetails.Of(exception),
    };

    // Makes a change, unless the document grows beyond the share by it: then all is as before, and it is told by how much.
    private (long Bytes, long Room)? Grows(double share, Action change, Action undo)
    {
        change();
        if (size.Limit is not { } limit || size.Of(State) is var after && after <= limit * share)
        {
            return null;
        }

        undo();
        var before = size.Of(State);
        if (after > before)
        {
            return (after - before, Math.Max(0, (long)(limit * share) - before));
        }

        change();
        return null;
    }

    private static void Restore<T>(Dictionary<string, T> all, string key, T? before) where T : class
    {
        if (before is not null)
        {
            all[key] = before;
        }
        else
        {
            all.Remove(key);
        }
    }

    // A policy that is gone has nothing more to say, and judges no type.
    private IEnumerable<string> TypesOf(string? policyId) =>
        policyId is null ? State.Policies.Values.Select(policy => policy.Type).Distinct()
        : State.Policies.TryGetValue(policyId, out var policy) ? [policy.Type]
        : [];

    private IEnumerable<Touched> TouchedBy(PolicyException exception) =>
        TypesOf(exception.PolicyId).Select(type => new Touched(type, exception.AccountId, exception.Arn));

    // The change, what it asks to be judged again, and what the audit trail is to say: one write.
    private async Task CommitAsync(IEnumerable<Touched> touched, params IReadOnlyList<AuditEntry> entries)
    {
        Note(touched, entries);
        await WriteAsync();
        await TellAuditAsync();
    }

    private void Note(IEnumerable<Touched> touched, IReadOnlyList<AuditEntry> entries)
    {
        State.Revision++;
        State.NextExpiry = State.Exceptions.Count == 0 ? null : State.Exceptions.Values.Min(exception => exception.ExpiresAt);
        State.UnwrittenAudit.AddRange(entries);
        foreach (var (type, accountId, arn) in touched)
        {
            State.Due[type] = State.Due.TryGetValue(type, out var open)
                ? new Reevaluation(type, State.Revision, open.AccountId == accountId ? accountId : null, open.Arn == arn ? arn : null)
                : new Reevaluation(type, State.Revision, accountId, arn);
        }
    }

    // What is to be said is stored with the change itself: where it cannot be said now, it is said later, and the change stands.
    private async Task TellAuditAsync()
    {
        if (State.UnwrittenAudit.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var entries in State.UnwrittenAudit.Chunk(ToldSideBySide))
            {
                await Task.WhenAll(entries.Select(audit.AppendAsync));
            }
        }
        catch (Exception exception)
        {
            pausedUntil = time.GetUtcNow() + PauseAfterFailure;
            LogNotTold(logger, State.UnwrittenAudit.Count, exception);
            return;
        }

        var told = State.UnwrittenAudit;
        State.UnwrittenAudit = [];
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception exception)
        {
            // The trail takes an entry once, however often it is told.
            pausedUntil = time.GetUtcNow() + PauseAfterFailure;
            LogNotTold(logger, told.Count, exception);
            State.UnwrittenAudit = told;
            await ReadAgainAsync();
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
            // What is in memory is not what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }
    }

    private PolicySetSnapshot Snapshot() => new()
    {
        Revision = State.Revision,
        Lives = new Dictionary<string, PolicyState>(State.Lives),
        Exceptions = [.. State.Exceptions.Values],
        Accounts = new Dictionary<string, string>(State.Accounts),
    };

    private static PolicySetState Copy(PolicySetState state) => new()
    {
        Revision = state.Revision,
        Lives = state.Lives,
        Exceptions = new Dictionary<string, PolicyException>(state.Exceptions),
        NextExpiry = state.NextExpiry,
        Policies = state.Policies,
        Accounts = state.Accounts,
        Due = new Dictionary<string, Reevaluation>(state.Due),
        UnwrittenAudit = [.. state.UnwrittenAudit],
    };

    /// <summary>What a change concerns: a type's resources, of one account or one resource where those are given.</summary>
    private readonly record struct Touched(string Type, string? AccountId, string? Arn);

    [LoggerMessage(262, LogLevel.Warning, "{Count} exceptions have run out and could not be ended; they match nothing any more, and are tried again.")]
    private static partial void LogNotExpired(ILogger logger, int count, Exception exception);

    [LoggerMessage(263, LogLevel.Warning, "{Count} entries could not be told to the audit trail; they are kept, and told again.")]
    private static partial void LogNotTold(ILogger logger, int count, Exception exception);

    [LoggerMessage(264, LogLevel.Warning, "The policy set could not be read again; what was read before is served.")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
