namespace Qrie.Audit;

/// <summary>Which entries of the audit trail to list. Every member that is set must match.</summary>
public sealed record AuditFilter
{
    /// <summary>Who.</summary>
    public string? Principal { get; init; }

    /// <summary>What: an action, or the subject before its dot, such as <c>policy</c>.</summary>
    public string? Action { get; init; }

    /// <summary>To what.</summary>
    public string? Target { get; init; }

    /// <summary>Only at or after this time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? Until { get; init; }
}
