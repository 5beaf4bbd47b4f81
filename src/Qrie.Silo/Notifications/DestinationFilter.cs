using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Notifications;

/// <summary>Which findings a destination is told of. An empty list lets everything through; every member must let a finding through.</summary>
public sealed record DestinationFilter
{
    /// <summary>The lowest severity, 0 to 100. Default 0.</summary>
    public int MinimumSeverity { get; init; }

    /// <summary>Policy ids.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Account ids.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Services, such as <c>s3</c>.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Opened, resolved, or both.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; init; } = [];

    /// <summary>True when the finding passes.</summary>
    /// <param name="row">The finding.</param>
    public bool Matches(FindingRow row)
    {
        var kind = row.Finding.Status == FindingStatus.Active ? NotificationKind.Opened : NotificationKind.Resolved;
        return row.Finding.Severity >= MinimumSeverity
            && (Policies.Count == 0 || Policies.Contains(row.Finding.PolicyId))
            && (Accounts.Count == 0 || Accounts.Contains(row.AccountId))
            && (Services.Count == 0 || Services.Contains(row.Service))
            && (Kinds.Count == 0 || Kinds.Contains(kind));
    }
}
