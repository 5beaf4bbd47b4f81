using Qrie.Findings;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>Writes such of a resource's findings as differ from what is stored. Newer wins, in either direction.</summary>
internal sealed class FindingWriting(SqliteSession session, long resource, ResourceState state, Place place)
{
    /// <param name="before">How they are stored, by policy id.</param>
    /// <returns>How they are stored now.</returns>
    public IReadOnlyDictionary<string, StoredFinding> Run(IReadOnlyDictionary<string, StoredFinding>? before)
    {
        var after = new Dictionary<string, StoredFinding>(state.Findings.Count, StringComparer.Ordinal);
        foreach (var (policy, finding) in state.Findings)
        {
            var stored = before?.GetValueOrDefault(policy);
            after[policy] = stored is null ? Insert(finding) : stored.IsNewerThan(finding) ? Hold(stored) : Update(stored, finding);
        }

        foreach (var (policy, stored) in before ?? after)
        {
            if (!after.ContainsKey(policy))
            {
                after[policy] = Hold(stored);
            }
        }

        return after;
    }

    /// <summary>Takes a finding away, as if it had never been.</summary>
    public static void Remove(SqliteSession session, string arn, StoredFinding stored)
    {
        Count(session, stored, -1);
        Unindex(session, stored.Id, arn, stored.Finding);
        session.Execute("DELETE FROM findings WHERE id = @id", ("@id", stored.Id));
    }

    private StoredFinding Insert(Finding finding)
    {
        var follows = Follows(finding);
        session.Execute(
            """
            INSERT INTO findings (resource, policy, type, service, account, region, severity, status, first_seen, opened_at, changed_at,
                resolved_at, resolved_reason, last_evaluated, snapshot_time, policy_revision, message, evidence, cause, exception)
            VALUES (@resource, @policy, @type, @service, @account, @region, @severity, @status, @first, @opened, @changed,
                @resolved, @reason, @evaluated, @snapshot, @revision, @message, @evidence, @cause, @exception)
            """,
            [("@resource", resource), ("@policy", finding.PolicyId), .. RowParameters(finding), .. Stamps(finding, follows)]);
        var stored = new StoredFinding(session.LastId, finding, follows, place);
        Index(stored.Id, finding);
        Count(session, stored, 1);
        if (finding.Status == FindingStatus.Active)
        {
            session.Tallies.Opened(finding);
        }

        return stored;
    }

    private StoredFinding Update(StoredFinding stored, Finding finding)
    {
        var follows = Follows(finding);
        if (stored.Says(finding))
        {
            if (stored.Follows != follows || (!follows && !stored.IsStampedAs(finding)))
            {
                Stamp(stored.Id, finding, follows);
            }

            return stored with { Finding = finding, Follows = follows };
        }

        session.Execute(
            """
            UPDATE findings SET type = @type, service = @service, account = @account, region = @region, severity = @severity, status = @status,
                first_seen = @first, opened_at = @opened, changed_at = @changed, resolved_at = @resolved, resolved_reason = @reason,
                last_evaluated = @evaluated, snapshot_time = @snapshot, policy_revision = @revision, message = @message, evidence = @evidence,
                cause = @cause, exception = @exception
            WHERE id = @id
            """,
            [.. RowParameters(finding), .. Stamps(finding, follows), ("@id", stored.Id)]);
        if (stored.Finding.Message != finding.Message)
        {
            Unindex(session, stored.Id, state.Arn, stored.Finding);
            Index(stored.Id, finding);
        }

        var written = new StoredFinding(stored.Id, finding, follows, place);
        Count(session, stored, -1);
        Count(session, written, 1);
        Turn(stored.Finding, finding);
        return written;
    }

    // The row keeps what it says; and as its resource's stamps are new ones, it needs its own.
    private StoredFinding Hold(StoredFinding stored)
    {
        if (!stored.Follows)
        {
            return stored;
        }

        Stamp(stored.Id, stored.Finding, follows: false);
        return stored with { Follows = false };
    }

    private void Turn(Finding before, Finding after)
    {
        if (before.Status == FindingStatus.Active && after.Status == FindingStatus.Resolved)
        {
            session.Tallies.Closed(after);
        }
        else if (before.Status == FindingStatus.Resolved && after.Status == FindingStatus.Active)
        {
            session.Tallies.Opened(after);
        }
    }

    private bool Follows(Finding finding) =>
        finding.Status == FindingStatus.Active && finding.LastEvaluated == state.EvaluatedAt
        && finding.SnapshotTime == state.SnapshotTime && finding.PolicyRevision == state.PolicyRevision;

    private void Stamp(long id, Finding finding, bool follows) => session.Execute(
        "UPDATE findings SET last_evaluated = @evaluated, snapshot_time = @snapshot, policy_revision = @revision WHERE id = @id",
        [.. Stamps(finding, follows), ("@id", id)]);

    private static (string, object?)[] Stamps(Finding finding, bool follows) => follows
        ? [("@evaluated", null), ("@snapshot", null), ("@revision", null)]
        : [("@evaluated", finding.LastEvaluated), ("@snapshot", finding.SnapshotTime), ("@revision", finding.PolicyRevision)];

    private (string, object?)[] RowParameters(Finding finding) =>
    [
        ("@type", place.Type), ("@service", place.Service), ("@account", place.Account), ("@region", place.Region),
        ("@severity", finding.Severity), ("@status", (int)finding.Status), ("@first", finding.FirstSeen), ("@opened", finding.OpenedAt),
        ("@changed", finding.ResolvedAt ?? finding.OpenedAt), ("@resolved", finding.ResolvedAt), ("@reason", (int?)finding.ResolvedReason),
        ("@message", finding.Message), ("@evidence", finding.Evidence),
        ("@cause", finding.Cause is null ? null : StoredJson.Write(finding.Cause)), ("@exception", finding.ExceptionId),
    ];

    private void Index(long id, Finding finding) => session.Execute(
        "INSERT INTO findings_text (rowid, text) VALUES (@id, @text)", ("@id", id), ("@text", TextOf(state.Arn, finding)));

    private static void Unindex(SqliteSession session, long id, string arn, Finding finding) => session.Execute(
        "INSERT INTO findings_text (findings_text, rowid, text) VALUES ('delete', @id, @text)", ("@id", id), ("@text", TextOf(arn, finding)));

    private static string TextOf(string arn, Finding finding) => $"{arn}\n{finding.PolicyId}\n{finding.Message}";

    private static void Count(SqliteSession session, StoredFinding stored, int change) =>
        session.Tallies.Finding(stored.Place.Account, stored.Place.Type, stored.Place.Service, stored.Finding, change);
}
