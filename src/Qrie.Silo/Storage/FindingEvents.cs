using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// What opened and what was resolved, in order, until notifications have taken it. Triggers write it, so that it is in the
/// transaction of the finding itself, whoever wrote that.
/// </summary>
internal static class FindingEvents
{
    // Not every write of a finding is news: only one that opens it, opens it again or resolves it.
    public const string Schema =
        """
        CREATE TABLE finding_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL, policy TEXT NOT NULL, type TEXT NOT NULL, service TEXT NOT NULL,
            account TEXT NOT NULL, region TEXT NOT NULL, severity INTEGER NOT NULL, status INTEGER NOT NULL, first_seen INTEGER NOT NULL,
            opened_at INTEGER NOT NULL, last_evaluated INTEGER NOT NULL, resolved_at INTEGER, resolved_reason INTEGER, message TEXT NOT NULL,
            evidence TEXT NOT NULL, cause TEXT, snapshot_time INTEGER NOT NULL, policy_revision INTEGER NOT NULL);
        CREATE TRIGGER finding_opened AFTER INSERT ON findings WHEN new.status = 0 BEGIN
            INSERT INTO finding_events (arn, policy, type, service, account, region, severity, status, first_seen, opened_at, last_evaluated,
                resolved_at, resolved_reason, message, evidence, cause, snapshot_time, policy_revision)
            SELECT r.arn, new.policy, new.type, new.service, new.account, new.region, new.severity, new.status, new.first_seen, new.opened_at,
                coalesce(new.last_evaluated, r.evaluated_at), new.resolved_at, new.resolved_reason, new.message, new.evidence, new.cause,
                coalesce(new.snapshot_time, r.snapshot_time), coalesce(new.policy_revision, r.policy_revision)
            FROM resources r WHERE r.id = new.resource;
        END;
        CREATE TRIGGER finding_turned AFTER UPDATE ON findings
            WHEN new.status <> old.status OR (new.status = 0 AND new.opened_at <> old.opened_at) BEGIN
            INSERT INTO finding_events (arn, policy, type, service, account, region, severity, status, first_seen, opened_at, last_evaluated,
                resolved_at, resolved_reason, message, evidence, cause, snapshot_time, policy_revision)
            SELECT r.arn, new.policy, new.type, new.service, new.account, new.region, new.severity, new.status, new.first_seen, new.opened_at,
                coalesce(new.last_evaluated, r.evaluated_at), new.resolved_at, new.resolved_reason, new.message, new.evidence, new.cause,
                coalesce(new.snapshot_time, r.snapshot_time), coalesce(new.policy_revision, r.policy_revision)
            FROM resources r WHERE r.id = new.resource;
        END;
        """;

    /// <summary>The finding as it was when it turned.</summary>
    /// <param name="reader">At a row with all columns.</param>
    public static FindingRow Read(SqliteRow reader) => new()
    {
        Arn = reader.Text("arn")!,
        Service = reader.Text("service")!,
        AccountId = reader.Text("account")!,
        Region = reader.Text("region")!,
        Type = reader.Text("type")!,
        Finding = new Finding
        {
            PolicyId = reader.Text("policy")!,
            Severity = (int)reader.Number("severity"),
            Status = (FindingStatus)reader.Number("status"),
            FirstSeen = reader.Time("first_seen")!.Value,
            OpenedAt = reader.Time("opened_at")!.Value,
            LastEvaluated = reader.Time("last_evaluated")!.Value,
            ResolvedAt = reader.Time("resolved_at"),
            ResolvedReason = reader.IsDBNull(reader.GetOrdinal("resolved_reason")) ? null : (ResolvedReason)reader.Number("resolved_reason"),
            Message = reader.Text("message")!,
            Evidence = reader.Text("evidence")!,
            Cause = StoredJson.ReadOrNull<Cause>(reader.Text("cause")),
            SnapshotTime = reader.Time("snapshot_time")!.Value,
            PolicyRevision = reader.Number("policy_revision"),
        },
    };
}
