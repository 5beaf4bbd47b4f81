using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>Reads rows of resources; the columns are in the order of <see cref="All"/>, since looking for them by name costs more than reading.</summary>
internal static class ResourceColumns
{
    /// <summary>The columns, of a table that is called <c>r</c>.</summary>
    public const string All =
        """
        r.id, r.arn, r.type, r.service, r.account, r.region, r.status, r.bad, r.open_findings, r.snapshot_time, r.evaluated_at, r.policy_revision,
        r.first_seen, r.last_seen, r.reevaluate_at, r.version, r.configuration, r.tags, r.unreadable, r.unknown, r.relations, r.names,
        r.last_cause, r.recent_events, r.unexplained
        """;

    public static ResourceRow ReadRow(SqliteRow reader) => new()
    {
        Arn = reader.GetString(1),
        Type = reader.GetString(2),
        Service = reader.GetString(3),
        AccountId = reader.GetString(4),
        Region = reader.GetString(5),
        Status = (ResourceStatus)reader.GetInt32(6),
        OpenFindings = reader.GetInt32(8),
        SnapshotTime = reader.TimeAt(9),
        PolicyRevision = reader.GetInt64(11),
        FirstSeenAt = reader.TimeAt(12),
        LastSeenAt = reader.TimeAt(13),
        Configuration = reader.TextAt(16),
        Tags = StoredJson.ReadMap(reader.GetString(17)),
        Unreadable = StoredJson.ReadList<UnreadablePart>(reader.GetString(18)),
        UnknownPolicies = StoredJson.ReadMap(reader.GetString(19)),
    };

    /// <summary>The state without its findings, the row's id and its version.</summary>
    public static (ResourceState State, long Id, long Version, ResourceKeys Keys) ReadState(SqliteRow reader)
    {
        var state = new ResourceState
        {
            Arn = reader.GetString(1),
            Type = reader.GetString(2),
            AccountId = reader.GetString(4),
            Region = reader.GetString(5),
            Status = (ResourceStatus)reader.GetInt32(6),
            SnapshotTime = reader.TimeAt(9),
            EvaluatedAt = reader.TimeAt(10),
            PolicyRevision = reader.GetInt64(11),
            FirstSeenAt = reader.TimeAt(12),
            LastSeenAt = reader.TimeAt(13),
            ReevaluateAt = reader.TimeAt(14),
            Configuration = reader.TextAt(16),
            Tags = StoredJson.ReadMap(reader.GetString(17)),
            Unreadable = StoredJson.ReadList<UnreadablePart>(reader.GetString(18)),
            UnknownPolicies = StoredJson.ReadMap(reader.GetString(19)),
            Relations = StoredJson.ReadList<string>(reader.GetString(20)),
            Names = StoredJson.ReadList<string>(reader.GetString(21)),
            LastCause = StoredJson.ReadOrNull<Cause>(reader.TextAt(22)),
            RecentEvents = StoredJson.ReadList<RecentEvent>(reader.GetString(23)),
            Unexplained = StoredJson.ReadList<UnexplainedChange>(reader.GetString(24)),
        };
        var keys = new ResourceKeys
        {
            Place = new Place(state.Type, reader.GetString(3), state.AccountId, state.Region),
            Status = state.Status,
            IsBad = reader.GetBoolean(7),
            FirstSeen = state.FirstSeenAt?.ToStored(),
            ReevaluateAt = state.ReevaluateAt?.ToStored(),
            Unreadable = reader.GetString(18),
        };
        return (state, reader.GetInt64(0), reader.GetInt64(15), keys);
    }

    /// <summary>What the columns in indexes are to be for a state.</summary>
    public static ResourceKeys KeysOf(ResourceState state, string service) => new()
    {
        Place = new Place(state.Type, service, state.AccountId, state.Region),
        Status = state.Status,
        IsBad = state.Findings.Values.Any(finding => finding.Status == FindingStatus.Active),
        FirstSeen = state.FirstSeenAt?.ToStored(),
        ReevaluateAt = state.ReevaluateAt?.ToStored(),
        Unreadable = StoredJson.WriteList(state.Unreadable),
    };
}
