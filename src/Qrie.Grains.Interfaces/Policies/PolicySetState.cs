using Qrie.Audit;

namespace Qrie.Policies;

/// <summary>What the policy set is made from, beside the catalogue of the code: lives, exceptions, accounts.</summary>
[GenerateSerializer, Alias("qrie.policy-set-state")]
public sealed class PolicySetState
{
    /// <summary>Grows with every change; 0 before any silo has told its catalogue.</summary>
    [Id(0)] public long Revision { get; set; }

    /// <summary>The lives that were ever changed, by policy id; for the others the default holds.</summary>
    [Id(1)] public Dictionary<string, PolicyState> Lives { get; set; } = [];

    /// <summary>The exceptions that hold, by id.</summary>
    [Id(2)] public Dictionary<string, PolicyException> Exceptions { get; set; } = [];

    /// <summary>When the first of them expires, UTC; null without any.</summary>
    [Id(3)] public DateTimeOffset? NextExpiry { get; set; }

    /// <summary>The policies that there are, by id.</summary>
    [Id(4)] public Dictionary<string, PolicyMark> Policies { get; set; } = [];

    /// <summary>The onboarded accounts with the paths of their organizational units, empty where there is none.</summary>
    [Id(5)] public Dictionary<string, string> Accounts { get; set; } = [];

    /// <summary>Resources that are still to be judged again, by type.</summary>
    [Id(6)] public Dictionary<string, Reevaluation> Due { get; set; } = [];

    /// <summary>Entries that the audit trail does not have yet.</summary>
    [Id(7)] public List<AuditEntry> UnwrittenAudit { get; set; } = [];
}
