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
            VALUES (new.arn, new.policy, new.type, new.service, new.account, new.region, new.severity, new.status, new.first_seen, new.opened_at,
                new.last_evaluated, new.resolved_at, new.resolved_reason, new.message, new.evidence, new.cause, new.snapshot_time, new.policy_revision);
        END;
        CREATE TRIGGER finding_turned AFTER UPDATE ON findings
            WHEN new.status <> old.status OR (new.status = 0 AND new.opened_at <> old.opened_at) BEGIN
            INSERT INTO finding_events (arn, policy, type, service, account, region, severity, status, first_seen, opened_at, last_evaluated,
                resolved_at, resolved_reason, message, evidence, cause, snapshot_time, policy_revision)
            VALUES (new.arn, new.policy, new.type, new.service, new.account, new.region, new.severity, new.status, new.first_seen, new.opened_at,
                new.last_evaluated, new.resolved_at, new.resolved_reason, new.message, new.evidence, new.cause, new.snapshot_time, new.policy_revision);
        END;
        """;
}
