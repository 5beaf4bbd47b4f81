using Orleans.Storage;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>
/// One write of a resource: its row, and of all else what differs from what is stored. It may run more than once, and alters
/// neither the state nor what was stored.
/// </summary>
internal sealed class ResourceWriting
{
    private static readonly Dictionary<string, string> NoTags = [];

    private readonly ResourceState state;
    private readonly StoredResource? known;
    private readonly ResourceKeys keys;
    private readonly string tags;
    private readonly string unknown;
    private readonly string relations;
    private readonly string names;
    private readonly string? cause;
    private readonly string recent;
    private readonly string unexplained;
    private readonly (DateTimeOffset At, string Text)[] history;
    private readonly string[] nameList;

    public ResourceWriting(ResourceState state, string service)
    {
        this.state = state;
        known = state.Stored as StoredResource;
        keys = ResourceColumns.KeysOf(state, service);
        tags = StoredJson.WriteMap(state.Tags);
        unknown = StoredJson.WriteMap(state.UnknownPolicies);
        relations = StoredJson.WriteList(state.Relations);
        names = StoredJson.WriteList(state.Names);
        cause = state.LastCause is null ? null : StoredJson.Write(state.LastCause);
        recent = StoredJson.WriteList(state.RecentEvents);
        unexplained = StoredJson.WriteList(state.Unexplained);
        history = [.. state.UnwrittenHistory.Select(entry => (entry.At, StoredJson.Write(entry)))];
        nameList = [.. state.Names];
    }

    /// <param name="session">The writer, in a transaction.</param>
    /// <param name="expected">The version that is stored; null when nothing is.</param>
    /// <returns>How it is stored now.</returns>
    /// <exception cref="InconsistentStateException">Something else is stored.</exception>
    public StoredResource Run(SqliteSession session, long? expected)
    {
        // A state that was made elsewhere remembers nothing of what is stored.
        var before = expected is null ? null : known?.Version == expected ? known : ResourceReading.Read(session, state.Arn).Stored;
        if (before?.Version != expected)
        {
            throw Somebody(expected);
        }

        var id = before is null ? Insert(session) : Update(session, before);
        WriteRelations(session, id, before?.Relations ?? []);
        WriteNames(session, id, before);
        TagIndex.Write(session, id, before?.Tags ?? NoTags, state.Tags);
        Count(session.Tallies, before);
        var findings = new FindingWriting(session, id, state, keys.Place).Run(before?.Findings);
        foreach (var (at, text) in history)
        {
            session.Execute("INSERT INTO history (resource, at, entry) VALUES (@id, @at, @entry)", ("@id", id), ("@at", at), ("@entry", text));
        }

        return new StoredResource
        {
            Id = id,
            Version = (expected ?? 0) + 1,
            Keys = keys,
            Relations = state.Relations,
            Tags = state.Tags,
            Names = nameList,
            Unknown = state.UnknownPolicies.Keys,
            Findings = findings,
        };
    }

    /// <summary>Takes everything of a resource away, as if it had never been seen.</summary>
    public static bool Remove(SqliteSession session, string arn)
    {
        if (ResourceReading.Read(session, arn).Stored is not { } stored)
        {
            return false;
        }

        var place = stored.Keys.Place;
        session.Tallies.Resource(place, stored.Keys.Status, stored.Keys.IsBad, -1);
        foreach (var policy in stored.CountedUnknown)
        {
            session.Tallies.Unknown(place.Account, policy, -1);
        }

        foreach (var finding in stored.Findings.Values)
        {
            FindingWriting.Remove(session, arn, finding);
        }

        session.Execute("INSERT INTO resources_text (resources_text, rowid, text) VALUES ('delete', @id, @text)", ("@id", stored.Id), ("@text", arn));
        foreach (var target in stored.Relations)
        {
            session.Execute("DELETE FROM relations WHERE target = @target AND resource = @id", ("@target", target), ("@id", stored.Id));
        }

        RemoveNames(session, stored, stored.Names);
        TagIndex.Write(session, stored.Id, stored.Tags, NoTags);
        session.Execute("DELETE FROM history WHERE resource = @id", ("@id", stored.Id));
        session.Execute("DELETE FROM resources WHERE id = @id", ("@id", stored.Id));
        return true;
    }

    private static void RemoveNames(SqliteSession session, StoredResource stored, IEnumerable<string> gone)
    {
        foreach (var name in gone)
        {
            session.Execute(
                "DELETE FROM names WHERE account = @account AND type = @type AND name = @name AND resource = @id",
                ("@account", stored.Keys.Place.Account), ("@type", stored.Keys.Place.Type), ("@name", name.ToLowerInvariant()), ("@id", stored.Id));
        }
    }

    private long Insert(SqliteSession session)
    {
        var written = session.Execute(
            """
            INSERT INTO resources (arn, type, service, account, region, status, bad, open_findings, snapshot_time, evaluated_at, policy_revision,
                first_seen, last_seen, reevaluate_at, version, configuration, tags, unreadable, unknown, relations, names, last_cause, recent_events,
                unexplained)
            VALUES (@arn, @type, @service, @account, @region, @status, @bad, @open, @snapshot, @evaluated, @revision,
                @first, @last, @reevaluate, 1, @configuration, @tags, @unreadable, @unknown, @relations, @names, @cause, @recent, @unexplained)
            ON CONFLICT (arn) DO NOTHING
            """,
            [("@arn", state.Arn), .. KeyParameters(), .. RowParameters()]);
        if (written == 0)
        {
            throw Somebody(null);
        }

        var id = session.LastId;
        session.Execute("INSERT INTO resources_text (rowid, text) VALUES (@id, @arn)", ("@id", id), ("@arn", state.Arn));
        return id;
    }

    private long Update(SqliteSession session, StoredResource before)
    {
        var written = session.Execute(
            """
            UPDATE resources SET open_findings = @open, snapshot_time = @snapshot, evaluated_at = @evaluated, policy_revision = @revision,
                last_seen = @last, configuration = @configuration, tags = @tags, unknown = @unknown, relations = @relations, names = @names,
                last_cause = @cause, recent_events = @recent, unexplained = @unexplained, version = version + 1
            WHERE id = @id AND version = @version
            """,
            [.. RowParameters(), ("@id", before.Id), ("@version", before.Version)]);
        if (written == 0)
        {
            throw Somebody(before.Version);
        }

        if (keys != before.Keys)
        {
            session.Execute(
                """
                UPDATE resources SET type = @type, service = @service, account = @account, region = @region, status = @status, bad = @bad,
                    first_seen = @first, reevaluate_at = @reevaluate, unreadable = @unreadable
                WHERE id = @id
                """,
                [.. KeyParameters(), ("@id", before.Id)]);
        }

        return before.Id;
    }

    private (string, object?)[] KeyParameters() =>
    [
        ("@type", keys.Place.Type), ("@service", keys.Place.Service), ("@account", keys.Place.Account), ("@region", keys.Place.Region),
        ("@status", (int)keys.Status), ("@bad", keys.IsBad), ("@first", keys.FirstSeen), ("@reevaluate", keys.ReevaluateAt),
        ("@unreadable", keys.Unreadable),
    ];

    private (string, object?)[] RowParameters() =>
    [
        ("@open", state.Findings.Values.Count(finding => finding.Status == Findings.FindingStatus.Active)), ("@snapshot", state.SnapshotTime),
        ("@evaluated", state.EvaluatedAt), ("@revision", state.PolicyRevision), ("@last", state.LastSeenAt), ("@configuration", state.Configuration),
        ("@tags", tags), ("@unknown", unknown), ("@relations", relations), ("@names", names), ("@cause", cause), ("@recent", recent),
        ("@unexplained", unexplained),
    ];

    private void WriteRelations(SqliteSession session, long id, IReadOnlyList<string> before)
    {
        if (before.SequenceEqual(state.Relations))
        {
            return;
        }

        foreach (var gone in before.Except(state.Relations))
        {
            session.Execute("DELETE FROM relations WHERE target = @target AND resource = @id", ("@target", gone), ("@id", id));
        }

        foreach (var added in state.Relations.Except(before))
        {
            session.Execute("INSERT OR IGNORE INTO relations (target, resource) VALUES (@target, @id)", ("@target", added), ("@id", id));
        }
    }

    // A tombstone keeps its names: a record that comes late may still speak of it by one.
    private void WriteNames(SqliteSession session, long id, StoredResource? before)
    {
        var moved = before is not null && (before.Keys.Place.Account, before.Keys.Place.Type) != (keys.Place.Account, keys.Place.Type);
        var stored = before?.Names ?? [];
        if (!moved && stored.SequenceEqual(nameList))
        {
            return;
        }

        if (before is not null)
        {
            RemoveNames(session, before, moved ? stored : stored.Except(nameList, StringComparer.OrdinalIgnoreCase));
        }

        foreach (var added in nameList)
        {
            session.Execute(
                "INSERT OR IGNORE INTO names (account, type, name, resource) VALUES (@account, @type, @name, @id)",
                ("@account", keys.Place.Account), ("@type", keys.Place.Type), ("@name", added.ToLowerInvariant()), ("@id", id));
        }
    }

    private void Count(Tallies tallies, StoredResource? before)
    {
        if (before?.Keys is not { } old)
        {
            tallies.Resource(keys.Place, keys.Status, keys.IsBad, 1);
        }
        else if ((old.Place, old.Status, old.IsBad) != (keys.Place, keys.Status, keys.IsBad))
        {
            tallies.Resource(old.Place, old.Status, old.IsBad, -1);
            tallies.Resource(keys.Place, keys.Status, keys.IsBad, 1);
        }

        foreach (var policy in before?.CountedUnknown ?? [])
        {
            tallies.Unknown(before!.Keys.Place.Account, policy, -1);
        }

        foreach (var policy in keys.Status == ResourceStatus.Present ? state.UnknownPolicies.Keys : Enumerable.Empty<string>())
        {
            tallies.Unknown(keys.Place.Account, policy, 1);
        }
    }

    private InconsistentStateException Somebody(long? expected) =>
        new($"{state.Arn} was written by somebody else.", "another", expected?.Invariant() ?? "none");
}
