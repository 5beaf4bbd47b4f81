using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>A client of DynamoDB that does less than it is asked to, as the test says.</summary>
/// <param name="url">The endpoint.</param>
internal sealed class FaultyDynamoDB(string url) : AmazonDynamoDBClient(
    new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" })
{
    /// <summary>Tables to which nothing can be written, by the end of their names.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>How many batches are still to be done in part only.</summary>
    public int PartialBatches { get; set; }

    /// <summary>How many writes of single items are still to be done without the answer coming back.</summary>
    public int LostAnswers { get; set; }

    public override async Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default)
    {
        Check(request.TableName);
        var response = await base.PutItemAsync(request, cancellationToken);
        // What the SDK does on its own when an answer is lost.
        return LostAnswers-- > 0 ? await base.PutItemAsync(request, cancellationToken) : response;
    }

    public override async Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default)
    {
        var (table, writes) = request.RequestItems.Single();
        Check(table);
        if (PartialBatches == 0)
        {
            return await base.BatchWriteItemAsync(request, cancellationToken);
        }

        PartialBatches--;
        await base.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [table] = [writes[0]] }), cancellationToken);
        return new BatchWriteItemResponse { UnprocessedItems = writes.Count == 1 ? null : new() { [table] = writes[1..] } };
    }

    public override async Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default)
    {
        var (table, wanted) = request.RequestItems.Single();
        if (PartialBatches == 0 || wanted.Keys.Count < 2)
        {
            return await base.BatchGetItemAsync(request, cancellationToken);
        }

        PartialBatches--;
        var response = await base.BatchGetItemAsync(
            new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes> { [table] = new() { Keys = [wanted.Keys[0]], ConsistentRead = true } }), cancellationToken);
        response.UnprocessedKeys = new() { [table] = new() { Keys = wanted.Keys[1..], ConsistentRead = true } };
        return response;
    }

    private void Check(string table)
    {
        if (Broken.Any(end => table.EndsWith($"-{end}", StringComparison.Ordinal)))
        {
            throw new ProvisionedThroughputExceededException("Not now.");
        }
    }
}
