namespace Qrie.Silo.Notifications;

/// <summary>The tables of notifications.</summary>
internal static class NotificationSchema
{
    public const string Tables =
        """
        CREATE TABLE notification_destinations (id TEXT PRIMARY KEY, settings TEXT NOT NULL, secrets TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE notification_deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, destination TEXT NOT NULL, finding TEXT NOT NULL, key TEXT NOT NULL, sequence INTEGER NOT NULL,
            row TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, dead_at INTEGER, error TEXT);
        CREATE UNIQUE INDEX notification_deliveries_once ON notification_deliveries (destination, key);
        CREATE INDEX notification_deliveries_waiting ON notification_deliveries (destination, id) WHERE dead_at IS NULL;
        CREATE INDEX notification_deliveries_of_finding ON notification_deliveries (destination, finding, id) WHERE dead_at IS NULL;
        CREATE INDEX notification_deliveries_dead ON notification_deliveries (destination, id) WHERE dead_at IS NOT NULL;
        """;
}
