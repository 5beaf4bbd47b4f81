using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Notifications;

/// <summary>What a destination is told.</summary>
/// <param name="Key">The same for every attempt to tell of the same happening, on every machine: who has seen it has seen it.</param>
/// <param name="Sequence">Grows with what happened to a finding: of two notifications the one of the higher number is the later.</param>
/// <param name="Row">The finding as it was then.</param>
/// <param name="IsTest">True when somebody only tries a destination.</param>
internal sealed record Notification(string Key, long Sequence, FindingRow Row, bool IsTest = false)
{
    public NotificationKind Kind => Row.Finding.Status == FindingStatus.Active ? NotificationKind.Opened : NotificationKind.Resolved;

    /// <summary>The event's name: <c>finding.opened</c>, <c>finding.resolved</c> or <c>test</c>.</summary>
    public string Event => IsTest ? "test" : Kind == NotificationKind.Opened ? "finding.opened" : "finding.resolved";

    public DateTimeOffset At => Row.Finding.ResolvedAt ?? Row.Finding.OpenedAt;
}
