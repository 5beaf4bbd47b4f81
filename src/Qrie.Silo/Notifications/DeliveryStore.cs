using System.Globalization;
using Microsoft.Extensions.Options;
using Qrie.Inventory;
using Qrie.Silo.Exports;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Notifications;

/// <summary>
/// The outbox: what happened to findings becomes one delivery per destination, in one transaction with its going from where the
/// findings' own transactions had put it. A delivery goes when it was taken; a process that ends in between sends it again.
/// </summary>
internal sealed class DeliveryStore(SqliteDatabase database, IOptions<NotificationOptions> options, TimeProvider time) : IDeliveryStore
{
    private const int EventsAtOnce = 500;

    public async Task<int> FanOutAsync(IReadOnlyList<Destination> destinations, CancellationToken cancellationToken)
    {
        // A look costs nothing; a transaction, even an empty one, waits for the disk.
        var any = await database.ReadAsync(connection => connection.Query("SELECT 1 FROM finding_events LIMIT 1", reader => reader.GetInt32(0)), cancellationToken);
        return any.Count == 0 ? 0 : await database.WriteAsync(connection => FanOut(connection, destinations));
    }

    public async Task<IReadOnlyList<Delivery>> DueAsync(string destination, int limit, CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.Query(
            """
            SELECT * FROM notification_deliveries d
            WHERE destination = @destination AND dead_at IS NULL AND next_at <= @now AND NOT EXISTS (
                SELECT 1 FROM notification_deliveries earlier
                WHERE earlier.destination = d.destination AND earlier.finding = d.finding AND earlier.id < d.id AND earlier.dead_at IS NULL)
            ORDER BY id LIMIT @limit
            """,
            Read,
            ("@destination", destination), ("@now", time.GetUtcNow()), ("@limit", limit)),
        cancellationToken);

    public async Task<bool> RemoveAsync(string id, bool onlyDead = false) => await database.WriteAsync(connection => connection.Execute(
        "DELETE FROM notification_deliveries WHERE id = @id AND (NOT @dead OR dead_at IS NOT NULL)", ("@id", NumberOf(id)), ("@dead", onlyDead))) > 0;

    public Task FailAsync(Delivery delivery, string error, DateTimeOffset? nextAt) => database.WriteAsync(connection =>
    {
        connection.Execute(
            "UPDATE notification_deliveries SET attempts = attempts + 1, error = @error, next_at = coalesce(@next, next_at), dead_at = @dead WHERE id = @id AND dead_at IS NULL",
            ("@id", NumberOf(delivery.Id)), ("@error", error), ("@next", nextAt), ("@dead", nextAt is null ? time.GetUtcNow() : null));
        return nextAt is null ? Trim(connection, delivery.Destination) : 0;
    });

    public Task AbandonAsync(IReadOnlyList<Destination> destinations) => database.WriteAsync(connection => connection.Execute(
        """
        UPDATE notification_deliveries SET dead_at = @now, error = 'The destination is no more.'
        WHERE dead_at IS NULL AND destination NOT IN (SELECT value FROM json_each(@ids))
        """,
        ("@now", time.GetUtcNow()), ("@ids", StoredJson.Write(destinations.Select(destination => destination.Id)))));

    public Task<Page<Delivery>> DeadAsync(string? destination, int limit, string? after, CancellationToken cancellationToken)
    {
        var before = after is null ? long.MaxValue
            : NumberOf(after) is > 0 and var id ? id
            : throw new FormatException("The token is none of ours.");
        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query(
                    """
                    SELECT * FROM notification_deliveries
                    WHERE dead_at IS NOT NULL AND id < @before AND (@destination IS NULL OR destination = @destination) ORDER BY id DESC LIMIT @limit
                    """,
                    Read,
                    ("@before", before), ("@destination", destination), ("@limit", limit + 1));
                return new Page<Delivery>([.. rows.Take(limit)], rows.Count > limit ? rows[limit - 1].Id : null);
            },
            cancellationToken);
    }

    public async Task<bool> RetryAsync(string id) => await database.WriteAsync(connection => connection.Execute(
        "UPDATE notification_deliveries SET dead_at = NULL, attempts = 0, next_at = @now WHERE id = @id AND dead_at IS NOT NULL",
        ("@id", NumberOf(id)), ("@now", time.GetUtcNow()))) > 0;

    public Task<Dictionary<string, (int Waiting, int Dead)>> CountsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            "SELECT destination, sum(dead_at IS NULL), sum(dead_at IS NOT NULL) FROM notification_deliveries GROUP BY destination",
            reader => (Id: reader.GetString(0), Waiting: reader.GetInt32(1), Dead: reader.GetInt32(2))).ToDictionary(row => row.Id, row => (row.Waiting, row.Dead)),
        cancellationToken);

    private static long NumberOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private int FanOut(SqliteSession connection, IReadOnlyList<Destination> destinations)
    {
        var events = connection.Query(
            "SELECT * FROM finding_events ORDER BY id LIMIT @limit", reader => (Id: reader.Number("id"), Row: FindingEvents.Read(reader)), ("@limit", EventsAtOnce));
        foreach (var destination in destinations.Where(destination => destination.Enabled))
        {
            var room = options.Value.QueueLimit - connection.Query(
                "SELECT count(*) FROM notification_deliveries WHERE destination = @id AND dead_at IS NULL", reader => reader.GetInt32(0), ("@id", destination.Id))[0];
            foreach (var (id, row) in events.Where(one => destination.Filter.Matches(one.Row)))
            {
                Add(connection, destination, id, row, isFull: room-- <= 0);
            }

            if (room < 0)
            {
                Trim(connection, destination.Id);
            }
        }

        return events.Count == 0 ? 0 : connection.Execute("DELETE FROM finding_events WHERE id <= @last", ("@last", events[^1].Id));
    }

    private void Add(SqliteSession connection, Destination destination, long sequence, FindingRow row, bool isFull)
    {
        var now = time.GetUtcNow();
        connection.Execute(
            """
            INSERT OR IGNORE INTO notification_deliveries (destination, finding, key, sequence, row, next_at, dead_at, error)
            VALUES (@destination, @finding, @key, @sequence, @row, @now, @dead, @error)
            """,
            ("@destination", destination.Id), ("@finding", $"{row.Arn}\n{row.Finding.PolicyId}"), ("@key", FindingKey.Of(row)), ("@sequence", sequence),
            ("@row", StoredJson.Write(row)), ("@now", now), ("@dead", isFull ? now : null), ("@error", isFull ? "Too many were waiting for the destination." : null));
    }

    private int Trim(SqliteSession connection, string destination) => connection.Execute(
        """
        DELETE FROM notification_deliveries WHERE id IN (
            SELECT id FROM notification_deliveries WHERE destination = @destination AND dead_at IS NOT NULL ORDER BY id DESC LIMIT -1 OFFSET @limit)
        """,
        ("@destination", destination), ("@limit", options.Value.DeadLetterLimit));

    private static Delivery Read(SqliteRow reader) => new(
        reader.Number("id").Invariant(),
        reader.Text("destination")!,
        new Notification(reader.Text("key")!, reader.Number("sequence"), StoredJson.Read<FindingRow>(reader.Text("row")!)),
        (int)reader.Number("attempts"),
        reader.Time("dead_at"),
        reader.Text("error"));
}
