using System.Globalization;
using Qrie.Audit;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>The audit trail in a table that triggers keep from being altered.</summary>
internal sealed class AuditStore(SqliteDatabase database) : IAuditTrail, IAuditQueries
{
    public Task AppendAsync(AuditEntry entry) => database.WriteAsync(connection => connection.Execute(
        """
        INSERT INTO audit (id, at, principal, action, target, details) VALUES (@id, @at, @principal, @action, @target, @details)
        ON CONFLICT (id) DO NOTHING
        """,
        ("@id", entry.Id), ("@at", entry.At), ("@principal", entry.Principal), ("@action", entry.Action), ("@target", entry.Target),
        ("@details", entry.Details)));

    public Task<Page<AuditEntry>> EntriesAsync(AuditFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        var before = after is null ? long.MaxValue
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException("The token is none of ours.");
        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query(
                    $"""
                    SELECT * FROM audit
                    WHERE number < @before
                        AND (@principal IS NULL OR principal = @principal)
                        AND (@action IS NULL OR action = @action OR substr(action, 1, length(@action) + 1) = @action || '.')
                        AND (@target IS NULL OR target = @target)
                        AND (@since IS NULL OR at >= @since) AND (@until IS NULL OR at < @until)
                    ORDER BY number DESC LIMIT {limit + 1}
                    """,
                    reader => (Number: reader.Number("number"), Entry: new AuditEntry
                    {
                        Id = reader.Text("id")!,
                        At = reader.Time("at")!.Value,
                        Principal = reader.Text("principal")!,
                        Action = reader.Text("action")!,
                        Target = reader.Text("target")!,
                        Details = reader.Text("details")!,
                    }),
                    ("@before", before), ("@principal", filter.Principal), ("@action", filter.Action), ("@target", filter.Target),
                    ("@since", filter.Since), ("@until", filter.Until));
                return new Page<AuditEntry>(
                    [.. rows.Take(limit).Select(row => row.Entry)], rows.Count > limit ? rows[limit - 1].Number.Invariant() : null);
            },
            cancellationToken);
    }
}
