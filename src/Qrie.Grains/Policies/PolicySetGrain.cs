using Orleans.Runtime;
using Qrie.Audit;

namespace Qrie.Policies;

internal sealed class PolicySetGrain(
    [PersistentState("policy-set")] IPersistentState<PolicySetState> storage,
    IAuditTrail audit,
    TimeProvider time) : Grain, IPolicySetGrain
{
    // What one document can hold; many exceptions of single findings are better said by a pattern.
    private const int MaxExceptions = 5_000;

    private PolicySetState State => storage.State;

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await TellAuditAsync();

    public Task<PolicySetState> GetStateAsync() => Task.FromResult(storage.State);

    public Task<PolicyState?> LifeAsync(string policyId) => Task.FromResult(State.Lives.GetValueOrDefault(policyId));

    public async Task<PolicySetPull> PullAsync(long known)
    {
        await ExpireAsync();
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
            await CommitAsync(touched, null, null);
        }
    }

    public async Task PutLifeAsync(string policyId, PolicyState life, AuditEntry entry)
    {
        if ((State.Lives.GetValueOrDefault(policyId)?.Revision ?? 1) != life.Revision - 1)
        {
            throw new PolicyConflictException($"{policyId} was changed by somebody else. Read it again.");
        }

        State.Lives[policyId] = life;
        await CommitAsync(TypesOf(policyId), null, null, entry);
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
            throw new PolicyConflictException($"There are {MaxExceptions} exceptions already. End some, or say many by one pattern.");
        }

        if (replaced is not null)
        {
            State.Exceptions.Remove(replaced.Id);
        }

        State.Exceptions[exception.Id] = exception;
        await CommitAsync(TypesOf(exception.PolicyId), exception.AccountId, exception.Arn, entry);
        return exception;
    }

    public async Task<PolicyException?> RemoveExceptionAsync(string id, AuditEntry entry)
    {
        if (!State.Exceptions.Remove(id, out var exception))
        {
            return null;
        }

        await CommitAsync(TypesOf(exception.PolicyId), exception.AccountId, exception.Arn, entry);
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

    private async Task ExpireAsync()
    {
        var now = time.GetUtcNow();
        if (!(State.NextExpiry <= now))
        {
            return;
        }

        foreach (var ended in State.Exceptions.Values.Where(exception => exception.ExpiresAt <= now).OrderBy(exception => exception.ExpiresAt).ToArray())
        {
            State.Exceptions.Remove(ended.Id);
            await CommitAsync(TypesOf(ended.PolicyId), ended.AccountId, ended.Arn, new AuditEntry
            {
                At = now,
                Principal = AuditEntry.Qrie,
                Action = "exception.expired",
                Target = ended.Id,
                Details = AuditDetails.Of(ended),
            });
        }
    }

    // A policy that is gone has nothing more to say, and judges no type.
    private IEnumerable<string> TypesOf(string? policyId) =>
        policyId is null ? State.Policies.Values.Select(policy => policy.Type).Distinct()
        : State.Policies.TryGetValue(policyId, out var policy) ? [policy.Type]
        : [];

    // The change, what it asks to be judged again, and what the audit trail is to say: one write.
    private async Task CommitAsync(IEnumerable<string> types, string? accountId, string? arn, AuditEntry? entry = null)
    {
        State.Revision++;
        State.NextExpiry = State.Exceptions.Count == 0 ? null : State.Exceptions.Values.Min(exception => exception.ExpiresAt);
        State.UnwrittenAudit.AddRange(entry is null ? [] : [entry]);
        foreach (var type in types)
        {
            State.Due[type] = State.Due.TryGetValue(type, out var open)
                ? new Reevaluation(type, State.Revision, open.AccountId == accountId ? accountId : null, open.Arn == arn ? arn : null)
                : new Reevaluation(type, State.Revision, accountId, arn);
        }

        await WriteAsync();
        await TellAuditAsync();
    }

    private async Task TellAuditAsync()
    {
        if (State.UnwrittenAudit.Count == 0)
        {
            return;
        }

        foreach (var entry in State.UnwrittenAudit)
        {
            await audit.AppendAsync(entry);
        }

        State.UnwrittenAudit.Clear();
        await WriteAsync();
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
}
