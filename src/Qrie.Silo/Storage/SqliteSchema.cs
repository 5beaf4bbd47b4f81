namespace Qrie.Silo.Storage;

/// <summary>The tables. A new version appends a step; steps that were released are never changed.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE resources (
            id INTEGER PRIMARY KEY, arn TEXT NOT NULL, type TEXT NOT NULL, service TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL,
            status INTEGER NOT NULL, bad INTEGER NOT NULL, open_findings INTEGER NOT NULL, snapshot_time INTEGER, evaluated_at INTEGER,
            policy_revision INTEGER NOT NULL, first_seen INTEGER, last_seen INTEGER, reevaluate_at INTEGER, version INTEGER NOT NULL,
            configuration TEXT, tags TEXT NOT NULL, unreadable TEXT NOT NULL, unknown TEXT NOT NULL, relations TEXT NOT NULL, names TEXT NOT NULL,
            last_cause TEXT, recent_events TEXT NOT NULL);
        CREATE UNIQUE INDEX resources_by_arn ON resources (arn);
        CREATE INDEX resources_by_account ON resources (account, type, arn);
        CREATE INDEX resources_by_type ON resources (type, arn);
        CREATE INDEX resources_by_region ON resources (region, arn);
        CREATE INDEX resources_by_state ON resources (status, bad, arn);
        CREATE INDEX resources_due ON resources (reevaluate_at) WHERE reevaluate_at IS NOT NULL;
        CREATE INDEX resources_unreadable ON resources (account) WHERE unreadable <> '[]';
        CREATE VIRTUAL TABLE resources_text USING fts5(text, content='', detail=none, columnsize=0, tokenize="trigram");
        CREATE TABLE relations (target TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (target, resource)) WITHOUT ROWID;
        CREATE TABLE names (
            account TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (account, type, name, resource)) WITHOUT ROWID;
        CREATE TABLE findings (
            id INTEGER PRIMARY KEY, resource INTEGER NOT NULL, policy TEXT NOT NULL, type TEXT NOT NULL, service TEXT NOT NULL, account TEXT NOT NULL,
            region TEXT NOT NULL, severity INTEGER NOT NULL, status INTEGER NOT NULL, first_seen INTEGER NOT NULL, opened_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL, resolved_at INTEGER, resolved_reason INTEGER, last_evaluated INTEGER, snapshot_time INTEGER,
            policy_revision INTEGER, message TEXT NOT NULL, evidence TEXT NOT NULL, cause TEXT, exception TEXT);
        CREATE UNIQUE INDEX findings_by_resource ON findings (resource, policy);
        CREATE INDEX findings_by_status ON findings (status, changed_at);
        CREATE INDEX findings_by_policy ON findings (policy, status, changed_at);
        CREATE INDEX findings_by_account ON findings (account, status, changed_at);
        CREATE INDEX findings_by_region ON findings (region, status, changed_at);
        CREATE INDEX findings_by_exception ON findings (exception) WHERE exception IS NOT NULL;
        CREATE VIRTUAL TABLE findings_text USING fts5(text, content='', detail=none, columnsize=0, tokenize="trigram");
        CREATE TABLE finding_counts (
            account TEXT NOT NULL, policy TEXT NOT NULL, type TEXT NOT NULL, service TEXT NOT NULL, severity INTEGER NOT NULL, status INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (account, policy, type, service, severity, status)) WITHOUT ROWID;
        CREATE TABLE finding_days (
            day INTEGER PRIMARY KEY, opened INTEGER NOT NULL, closed INTEGER NOT NULL, critical_opened INTEGER NOT NULL);
        CREATE TABLE resource_counts (
            account TEXT NOT NULL, type TEXT NOT NULL, service TEXT NOT NULL, total INTEGER NOT NULL, present INTEGER NOT NULL,
            non_compliant INTEGER NOT NULL, PRIMARY KEY (account, type, service)) WITHOUT ROWID;
        CREATE INDEX resource_counts_by_type ON resource_counts (type);
        CREATE TABLE unknown_counts (
            account TEXT NOT NULL, policy TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (account, policy)) WITHOUT ROWID;
        CREATE TABLE history (id INTEGER PRIMARY KEY, resource INTEGER NOT NULL, at INTEGER NOT NULL, entry TEXT NOT NULL);
        CREATE INDEX history_by_resource ON history (resource);
        CREATE TABLE inbox (inbox TEXT NOT NULL, key TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (inbox, key)) WITHOUT ROWID;
        CREATE TABLE quarantine (
            inbox TEXT NOT NULL, key TEXT NOT NULL, account TEXT NOT NULL, at INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY (inbox, key)) WITHOUT ROWID;
        CREATE TABLE grain_state (
            name TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, state BLOB NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
        CREATE TABLE accounts (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE scans (
            id TEXT PRIMARY KEY, kind INTEGER NOT NULL, account TEXT, service TEXT, region TEXT,
            requested_by TEXT NOT NULL, requested_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX scans_by_time ON scans (requested_at DESC, id);
        CREATE TABLE scan_units (
            scan TEXT NOT NULL, key TEXT NOT NULL, account TEXT NOT NULL, state INTEGER NOT NULL, requested_at INTEGER NOT NULL,
            unit TEXT NOT NULL, PRIMARY KEY (scan, key)) WITHOUT ROWID;
        CREATE INDEX scan_units_unfinished ON scan_units (key, requested_at) WHERE state NOT IN (2, 3, 4);
        CREATE INDEX scan_units_by_account ON scan_units (account, scan);
        CREATE TABLE baselines (
            account TEXT NOT NULL, service TEXT NOT NULL, region TEXT NOT NULL, inventory_at INTEGER, policy_at INTEGER,
            drift INTEGER, brought INTEGER NOT NULL DEFAULT 0, brought_total INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (account, service, region)) WITHOUT ROWID;
        CREATE TABLE counters (
            kind INTEGER NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            count INTEGER NOT NULL, last_at INTEGER NOT NULL, PRIMARY KEY (kind, account, region, name)) WITHOUT ROWID;
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, principal TEXT NOT NULL,
            action TEXT NOT NULL, target TEXT NOT NULL, details TEXT NOT NULL);
        CREATE TRIGGER audit_is_not_altered BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'The audit trail only grows.'); END;
        CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'The audit trail only grows.'); END;
        """,
        FindingEvents.Schema,
        Notifications.NotificationSchema.Tables,
        Auth.ApiTokenSchema.Table,
        """
        CREATE INDEX findings_by_place ON findings (account, policy, status, changed_at);
        CREATE INDEX findings_by_type ON findings (type, status, changed_at);
        CREATE INDEX findings_by_severity ON findings (severity, status, changed_at);
        CREATE INDEX resources_bad_by_account ON resources (account, type, arn) WHERE bad = 1;
        CREATE INDEX resources_bad_by_type ON resources (type, arn) WHERE bad = 1;
        CREATE TABLE tags (key TEXT NOT NULL, value TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (key, value, resource)) WITHOUT ROWID;
        INSERT INTO tags (key, value, resource) SELECT t.key, t.value, r.id FROM resources r, json_each(r.tags) t WHERE r.tags <> '{}';
        """,
        Views.ViewSchema.Table,
        """
        CREATE TABLE region_counts (
            account TEXT NOT NULL, type TEXT NOT NULL, region TEXT NOT NULL, present INTEGER NOT NULL, non_compliant INTEGER NOT NULL,
            PRIMARY KEY (account, type, region)) WITHOUT ROWID;
        INSERT INTO region_counts (account, type, region, present, non_compliant)
            SELECT account, type, region, count(*), sum(bad) FROM resources WHERE status = 1 GROUP BY account, type, region;
        INSERT INTO region_counts (account, type, region, present, non_compliant)
            SELECT '', type, region, sum(present), sum(non_compliant) FROM region_counts GROUP BY type, region;
        """,
        """
        ALTER TABLE baselines ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE baselines ADD COLUMN late_before INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE baselines ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE baselines ADD COLUMN carried_late INTEGER;
        ALTER TABLE baselines ADD COLUMN carried_scan TEXT;
        ALTER TABLE resources ADD COLUMN unexplained TEXT NOT NULL DEFAULT '[]';
        """,
    ];

    public static void Apply(SqliteSession connection)
    {
        var version = connection.Query("PRAGMA user_version", reader => reader.GetInt64(0))[0];
        if (version > Steps.Length)
        {
            throw new InvalidOperationException(
                $"The data folder was written by a newer version of Qrie (schema {version}; this one knows {Steps.Length}). Run that version, or choose another folder with --data.");
        }

        for (var step = (int)version; step < Steps.Length; step++)
        {
            connection.Execute($"BEGIN IMMEDIATE; {Steps[step]} PRAGMA user_version = {step + 1}; COMMIT");
        }
    }
}
