using Microsoft.Data.Sqlite;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>
/// The grain storage of resources, which is the inventory itself: one row per resource, its changed findings, relations
/// and history in one transaction.
/// </summary>
internal sealed class ResourceStorage(SqliteDatabase database, ResourceTypes types) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var arn = grainId.Key.ToString()!;
        var (state, version) = await database.ReadAsync(connection => Read(connection, arn));
        grainState.State = (T)(object)(state ?? new ResourceState());
        grainState.ETag = version;
        grainState.RecordExists = state is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (ResourceState)(object)grainState.State!;
        var expected = grainState.ETag;
        grainState.ETag = await database.WriteAsync(connection => Write(connection, state, expected));
        grainState.RecordExists = true;
        state.UnwrittenFindings.Clear();
        state.UnwrittenHistory.Clear();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var arn = grainId.Key.ToString()!;
        await database.WriteAsync(connection => connection.Execute(
            "DELETE FROM resources WHERE arn = @arn; DELETE FROM findings WHERE arn = @arn; DELETE FROM relations WHERE arn = @arn; DELETE FROM names WHERE arn = @arn; DELETE FROM history WHERE arn = @arn",
            ("@arn", arn)));
        grainState.RecordExists = false;
        grainState.ETag = null;
    }

    internal static Finding ReadFinding(SqliteDataReader reader) => new()
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
    };

    private static (ResourceState? State, string? Version) Read(SqliteSession connection, string arn)
    {
        var rows = connection.Query(
            "SELECT * FROM resources WHERE arn = @arn",
            reader => (State: new ResourceState
            {
                Arn = arn,
                Type = reader.Text("type")!,
                AccountId = reader.Text("account")!,
                Region = reader.Text("region")!,
                Status = (ResourceStatus)reader.Number("status"),
                SnapshotTime = reader.Time("snapshot_time"),
                FirstSeenAt = reader.Time("first_seen"),
                LastSeenAt = reader.Time("last_seen"),
                ReevaluateAt = reader.Time("reevaluate_at"),
                Configuration = reader.Text("configuration"),
                Tags = StoredJson.Read<Dictionary<string, string>>(reader.Text("tags")!),
                Unreadable = StoredJson.Read<List<UnreadablePart>>(reader.Text("unreadable")!),
                UnknownPolicies = StoredJson.Read<Dictionary<string, string>>(reader.Text("unknown")!),
                LastCause = StoredJson.ReadOrNull<Cause>(reader.Text("last_cause")),
                RecentEvents = StoredJson.Read<List<RecentEvent>>(reader.Text("recent_events")!),
                PolicyRevision = reader.Number("policy_revision"),
            }, Version: reader.Number("version").Invariant()),
            ("@arn", arn));
        if (rows is not [var (state, version)])
        {
            return (null, null);
        }

        state.Names = connection.Query("SELECT name FROM names WHERE arn = @arn", reader => reader.GetString(0), ("@arn", arn));
        state.Relations = connection.Query("SELECT target FROM relations WHERE arn = @arn", reader => reader.GetString(0), ("@arn", arn));
        state.Findings = connection.Query("SELECT * FROM findings WHERE arn = @arn", ReadFinding, ("@arn", arn)).ToDictionary(finding => finding.PolicyId);
        return (state, version);
    }

    private string Write(SqliteSession connection, ResourceState state, string? expected)
    {
        var version = expected is null ? 1 : long.Parse(expected, System.Globalization.CultureInfo.InvariantCulture) + 1;
        var service = types.Find(state.Type)?.Service ?? "";
        var written = connection.Execute(
            """
            INSERT INTO resources (arn, type, service, account, region, status, snapshot_time, first_seen, last_seen, reevaluate_at, configuration,
                tags, unreadable, unknown, last_cause, recent_events, policy_revision, open_findings, version)
            VALUES (@arn, @type, @service, @account, @region, @status, @snapshot, @first, @last, @reevaluate, @configuration,
                @tags, @unreadable, @unknown, @cause, @recent, @revision, @open, @version)
            ON CONFLICT (arn) DO UPDATE SET type = @type, service = @service, account = @account, region = @region, status = @status,
                snapshot_time = @snapshot, first_seen = @first, last_seen = @last, reevaluate_at = @reevaluate, configuration = @configuration,
                tags = @tags, unreadable = @unreadable, unknown = @unknown, last_cause = @cause, recent_events = @recent,
                policy_revision = @revision, open_findings = @open, version = @version
            WHERE version = @version - 1
            """,
            ("@arn", state.Arn), ("@type", state.Type), ("@service", service), ("@account", state.AccountId), ("@region", state.Region),
            ("@status", state.Status), ("@snapshot", state.SnapshotTime), ("@first", state.FirstSeenAt), ("@last", state.LastSeenAt),
            ("@reevaluate", state.ReevaluateAt), ("@configuration", state.Configuration), ("@tags", StoredJson.Write(state.Tags)),
            ("@unreadable", StoredJson.Write(state.Unreadable)), ("@unknown", StoredJson.Write(state.UnknownPolicies)),
            ("@cause", state.LastCause is null ? null : StoredJson.Write(state.LastCause)), ("@recent", StoredJson.Write(state.RecentEvents)),
            ("@revision", state.PolicyRevision), ("@open", state.Findings.Values.Count(finding => finding.Status == FindingStatus.Active)),
            ("@version", version));
        if (written == 0)
        {
            throw new InconsistentStateException($"{state.Arn} was written by somebody else.", "another", expected ?? "none");
        }

        WriteRelations(connection, state);
        WriteNames(connection, state);
        foreach (var policy in state.UnwrittenFindings.Distinct())
        {
            WriteFinding(connection, state, service, state.Findings[policy]);
        }

        foreach (var entry in state.UnwrittenHistory)
        {
            connection.Execute(
                "INSERT INTO history (arn, at, entry) VALUES (@arn, @at, @entry)",
                ("@arn", state.Arn), ("@at", entry.At), ("@entry", StoredJson.Write(entry)));
        }

        return version.Invariant();
    }

    private static void WriteRelations(SqliteSession connection, ResourceState state)
    {
        var stored = connection.Query("SELECT target FROM relations WHERE arn = @arn", reader => reader.GetString(0), ("@arn", state.Arn));
        foreach (var gone in stored.Except(state.Relations))
        {
            connection.Execute("DELETE FROM relations WHERE target = @target AND arn = @arn", ("@target", gone), ("@arn", state.Arn));
        }

        foreach (var added in state.Relations.Except(stored))
        {
            connection.Execute(
                "INSERT OR REPLACE INTO relations (target, arn, type) VALUES (@target, @arn, @type)",
                ("@target", added), ("@arn", state.Arn), ("@type", state.Type));
        }
    }

    // A tombstone keeps its names: a record that comes late may still speak of it by one.
    private static void WriteNames(SqliteSession connection, ResourceState state)
    {
        var names = state.Names.Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var stored = connection.Query("SELECT name FROM names WHERE arn = @arn", reader => reader.GetString(0), ("@arn", state.Arn));
        foreach (var gone in stored.Except(names))
        {
            connection.Execute("DELETE FROM names WHERE arn = @arn AND name = @name", ("@arn", state.Arn), ("@name", gone));
        }

        foreach (var added in names.Except(stored))
        {
            connection.Execute(
                "INSERT OR REPLACE INTO names (account, type, name, arn) VALUES (@account, @type, @name, @arn)",
                ("@account", state.AccountId), ("@type", state.Type), ("@name", added), ("@arn", state.Arn));
        }
    }

    private static void WriteFinding(SqliteSession connection, ResourceState state, string service, Finding finding) => connection.Execute(
        """
        INSERT INTO findings (arn, policy, type, service, account, region, severity, status, first_seen, opened_at, last_evaluated,
            resolved_at, resolved_reason, message, evidence, cause, snapshot_time, policy_revision)
        VALUES (@arn, @policy, @type, @service, @account, @region, @severity, @status, @first, @opened, @evaluated,
            @resolved, @reason, @message, @evidence, @cause, @snapshot, @revision)
        ON CONFLICT (arn, policy) DO UPDATE SET type = @type, service = @service, account = @account, region = @region, severity = @severity,
            status = @status, first_seen = @first, opened_at = @opened, last_evaluated = @evaluated, resolved_at = @resolved,
            resolved_reason = @reason, message = @message, evidence = @evidence, cause = @cause, snapshot_time = @snapshot, policy_revision = @revision
        WHERE snapshot_time < @snapshot OR (snapshot_time = @snapshot AND policy_revision <= @revision)
        """,
        ("@arn", state.Arn), ("@policy", finding.PolicyId), ("@type", state.Type), ("@service", service), ("@account", state.AccountId),
        ("@region", state.Region), ("@severity", finding.Severity), ("@status", finding.Status), ("@first", finding.FirstSeen),
        ("@opened", finding.OpenedAt), ("@evaluated", finding.LastEvaluated), ("@resolved", finding.ResolvedAt), ("@reason", finding.ResolvedReason),
        ("@message", finding.Message), ("@evidence", finding.Evidence), ("@cause", finding.Cause is null ? null : StoredJson.Write(finding.Cause)),
        ("@snapshot", finding.SnapshotTime), ("@revision", finding.PolicyRevision));
}
