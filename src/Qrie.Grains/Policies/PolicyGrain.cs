using Microsoft.Extensions.Options;
using Qrie.Audit;

namespace Qrie.Policies;

/// <summary>Decides whether a policy's life may change so; what it decides becomes true in the policy set.</summary>
internal sealed class PolicyGrain(PolicyCatalogue catalogue, IOptions<PolicyOptions> options, TimeProvider time) : Grain, IPolicyGrain
{
    private string Id => this.GetPrimaryKeyString();

    private IPolicySetGrain Set => GrainFactory.GetGrain<IPolicySetGrain>(0);

    public async Task<PolicyState> GetStateAsync() =>
        catalogue.Find(Id) is null ? throw new KeyNotFoundException($"There is no policy {Id}.") : await Set.LifeAsync(Id) ?? options.Value.DefaultLife;

    public async Task<PolicyState> LaunchAsync(PolicyLife life, Act by)
    {
        var before = await GetStateAsync();
        if (by.Repeats(before.RequestKey))
        {
            return before;
        }

        return before.Status == PolicyStatus.Active
            ? throw new PolicyConflictException($"{Id} is active already. Change it with PUT.")
            : await PutAsync(life with { Status = PolicyStatus.Active }, before.Revision, by);
    }

    public async Task<PolicyState> PutAsync(PolicyLife life, long? expectedRevision, Act by)
    {
        var before = await GetStateAsync();
        if (expectedRevision is { } expected && expected != before.Revision)
        {
            throw new PolicyConflictException($"{Id} has revision {before.Revision}, not {expected}: somebody else changed it. Read it again.");
        }

        if (life.Status == PolicyStatus.Available || (life.Status == PolicyStatus.Suspended && before.Status == PolicyStatus.Available))
        {
            throw new PolicyConflictException($"{Id} is {Word(before.Status)}; it cannot become {Word(life.Status)}.");
        }

        var now = time.GetUtcNow();
        var launched = life.Status == PolicyStatus.Active && before.Status != PolicyStatus.Active;
        var after = before with
        {
            Status = life.Status,
            Scope = life.Scope,
            Severity = life.Severity,
            Remediation = life.Remediation,
            Parameters = life.Parameters,
            Revision = before.Revision + 1,
            CreatedAt = before.CreatedAt ?? (launched ? now : null),
            UpdatedAt = now,
            RequestKey = by.RequestKey,
        };
        await Set.PutLifeAsync(Id, after, new AuditEntry
        {
            At = now,
            Principal = by.Principal,
            Action = launched ? "policy.launched" : before.Status == after.Status ? "policy.changed" : "policy.suspended",
            Target = Id,
            Details = AuditDetails.Of(before, after),
        });
        return after;
    }

    private static string Word(PolicyStatus status) => status.ToString().ToLowerInvariant();
}
