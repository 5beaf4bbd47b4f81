using Qrie.Changes;

namespace Qrie.Coverage;

/// <summary>A change that was given up after several attempts, kept to be seen and tried again.</summary>
/// <param name="Inbox">The lane, <c>accountId/lane</c>.</param>
/// <param name="Change">The row with its last error.</param>
/// <param name="At">When it was given up, UTC.</param>
public sealed record QuarantinedChange(string Inbox, PendingChange Change, DateTimeOffset At);
