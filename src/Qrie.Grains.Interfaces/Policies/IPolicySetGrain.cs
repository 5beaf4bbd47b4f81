using Orleans.Concurrency;
using Qrie.Audit;

namespace Qrie.Policies;

/// <summary>
/// The one policy set of the cluster: its revision, the lives of the policies, the exceptions. The key is 0. Every change is one
/// durable write, which also notes what has to be judged again and what the audit trail is to say. It calls no other grain.
/// </summary>
[Alias("qrie.IPolicySetGrain")]
public interface IPolicySetGrain : IGrainWithIntegerKey
{
    /// <summary>What is newer than the revision that a silo has. Exceptions that have run out are ended first.</summary>
    /// <param name="known">The silo's revision.</param>
    [Alias("Pull")]
    Task<PolicySetPull> PullAsync(long known);

    /// <summary>Tells what a silo knows: policies that came, went or judge otherwise, and accounts, are a change of the set.</summary>
    /// <param name="surroundings">What it knows.</param>
    [Alias("Report")]
    Task ReportAsync(Surroundings surroundings);

    /// <summary>The life of a policy; null while the default stands.</summary>
    /// <param name="policyId">The policy.</param>
    [Alias("Life"), AlwaysInterleave]
    Task<PolicyState?> LifeAsync(string policyId);

    /// <summary>Puts a policy's life into the set.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="life">Its life, whose revision is one more than that of the one before.</param>
    /// <param name="entry">What the audit trail is to say.</param>
    /// <exception cref="PolicyConflictException">The life before is another one, or there is no room for this one.</exception>
    [Alias("PutLife")]
    Task PutLifeAsync(string policyId, PolicyState life, AuditEntry entry);

    /// <summary>Adds an exception. One of the same finding is replaced; one of the same request key is answered again.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="entry">What the audit trail is to say.</param>
    /// <returns>The exception that holds.</returns>
    /// <exception cref="PolicyConflictException">There are as many exceptions as there may be, or there is no room for this one.</exception>
    [Alias("AddException")]
    Task<PolicyException> AddExceptionAsync(PolicyException exception, AuditEntry entry);

    /// <summary>Ends an exception.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="entry">What the audit trail is to say.</param>
    /// <returns>The exception, or null when there is none.</returns>
    [Alias("RemoveException")]
    Task<PolicyException?> RemoveExceptionAsync(string id, AuditEntry entry);

    /// <summary>Tells that resources of a type have been judged.</summary>
    /// <param name="type">The type.</param>
    /// <param name="revision">By which revision at least.</param>
    [Alias("Judged")]
    Task JudgedAsync(string type, long revision);

    /// <summary>The state, for the dashboard. Has no side effects.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<PolicySetState> GetStateAsync();
}
