using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Qrie.Audit;
using Qrie.Inventory;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The audit trail, in partitions by month. This store only adds; that nobody else alters it is for the table's policy, which
/// should give the silo's role <c>PutItem</c>, <c>GetItem</c> and <c>Query</c>, and no more.
/// </summary>
internal sealed class DynamoAuditStore(DynamoDatabase database) : IAuditTrail, IAuditQueries
{
    // The partition that lists the months that there are.
    private const string Months = "months";

    public async Task AppendAsync(AuditEntry entry)
    {
        // Not in a batch: who may write batches may also delete in them.
        await database.TryPutAsync(
            DynamoSchema.Audit, new() { ["month"] = Attributes.Text(Months), ["at"] = Attributes.Text(MonthOf(entry.At)) }, "attribute_not_exists(entry)");
        await database.TryPutAsync(
            DynamoSchema.Audit,
            new()
            {
                ["month"] = Attributes.Text(MonthOf(entry.At)),
                ["at"] = Attributes.Text($"{Attributes.Ordered(entry.At)}-{entry.Id}"),
                ["entry"] = Attributes.Pack(StoredJson.Write(entry)),
            },
            "attribute_not_exists(entry)");
    }

    public async Task<Page<AuditEntry>> EntriesAsync(AuditFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        if (after is not null && (after.IndexOf('-', StringComparison.Ordinal) != 16 || !after[..16].All(char.IsAsciiDigit)))
        {
            throw new FormatException("The token is none of ours.");
        }

        var found = new List<(string At, AuditEntry Entry)>();
        var months = await database.PartitionAsync(DynamoSchema.Audit, Months, cancellationToken).Select(item => item["at"].S).ToListAsync(cancellationToken);
        foreach (var month in months.OrderDescending(StringComparer.Ordinal).Where(month => MayHold(month, filter)))
        {
            await foreach (var item in MonthAsync(month, after, limit, cancellationToken))
            {
                var entry = StoredJson.Read<AuditEntry>(Attributes.UnpackText(item["entry"]));
                if (Matches(entry, filter))
                {
                    found.Add((item["at"].S, entry));
                }

                if (found.Count > limit)
                {
                    return new Page<AuditEntry>([.. found.Take(limit).Select(match => match.Entry)], found[limit - 1].At);
                }
            }
        }

        return new Page<AuditEntry>([.. found.Select(match => match.Entry)], null);
    }

    private static string MonthOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static bool MayHold(string month, AuditFilter filter) =>
        (filter.Since is not { } since || string.CompareOrdinal(month, MonthOf(since)) >= 0)
        && (filter.Until is not { } until || string.CompareOrdinal(month, MonthOf(until)) <= 0);

    private static bool Matches(AuditEntry entry, AuditFilter filter) =>
        (filter.Principal is null || filter.Principal == entry.Principal)
        && (filter.Action is null || filter.Action == entry.Action || entry.Action.StartsWith($"{filter.Action}.", StringComparison.Ordinal))
        && (filter.Target is null || filter.Target == entry.Target)
        && (filter.Since is null || entry.At >= filter.Since)
        && (filter.Until is null || entry.At < filter.Until);

    private IAsyncEnumerable<Dictionary<string, AttributeValue>> MonthAsync(string month, string? after, int limit, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = database.NameOf(DynamoSchema.Audit),
            KeyConditionExpression = "#month = :month",
            ExpressionAttributeNames = new() { ["#month"] = "month" },
            ExpressionAttributeValues = new() { [":month"] = Attributes.Text(month) },
            ScanIndexForward = false,
            ConsistentRead = true,
            Limit = limit + 1,
        };
        if (after is not null)
        {
            request.KeyConditionExpression += " AND #at < :after";
            request.ExpressionAttributeNames["#at"] = "at";
            request.ExpressionAttributeValues[":after"] = Attributes.Text(after);
        }

        return database.QueryAsync(request, cancellationToken);
    }
}
