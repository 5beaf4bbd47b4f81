using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Reads rows of findings; the columns are in the order of <see cref="All"/>. A finding that its resource's last evaluation has
/// confirmed has no stamps of its own: it is stamped as its resource is.
/// </summary>
internal static class FindingColumns
{
    /// <summary>The columns, of tables that are called <c>f</c> and, for the resource, <c>r</c>.</summary>
    public const string All =
        """
        f.id, r.arn, f.type, f.service, f.account, f.region, f.policy, f.severity, f.status, f.first_seen, f.opened_at, f.changed_at,
        f.resolved_at, f.resolved_reason, f.message, f.evidence, f.cause, f.last_evaluated IS NULL, coalesce(f.last_evaluated, r.evaluated_at),
        coalesce(f.snapshot_time, r.snapshot_time), coalesce(f.policy_revision, r.policy_revision), f.exception
        """;

    public static FindingRow ReadRow(SqliteRow reader) => new()
    {
        Arn = reader.GetString(1),
        Type = reader.GetString(2),
        Service = reader.GetString(3),
        AccountId = reader.GetString(4),
        Region = reader.GetString(5),
        Finding = ReadFinding(reader),
    };

    public static StoredFinding ReadStored(SqliteRow reader) => new(
        reader.GetInt64(0), ReadFinding(reader), reader.GetBoolean(17),
        new Place(reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)));

    private static Finding ReadFinding(SqliteRow reader) => new()
    {
        PolicyId = reader.GetString(6),
        Severity = reader.GetInt32(7),
        Status = (FindingStatus)reader.GetInt32(8),
        FirstSeen = SqliteExtensions.ToTime(reader.GetInt64(9)),
        OpenedAt = SqliteExtensions.ToTime(reader.GetInt64(10)),
        ResolvedAt = reader.TimeAt(12),
        ResolvedReason = reader.IsDBNull(13) ? null : (ResolvedReason)reader.GetInt32(13),
        Message = reader.GetString(14),
        Evidence = reader.GetString(15),
        Cause = StoredJson.ReadOrNull<Cause>(reader.TextAt(16)),
        LastEvaluated = SqliteExtensions.ToTime(reader.GetInt64(18)),
        SnapshotTime = SqliteExtensions.ToTime(reader.GetInt64(19)),
        PolicyRevision = reader.GetInt64(20),
        ExceptionId = reader.TextAt(21),
    };
}
