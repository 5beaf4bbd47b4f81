using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Qrie.Silo.Storage.DynamoDb;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>A client of DynamoDB that writes down what each write would cost. The server of the tests does not count as DynamoDB does.</summary>
/// <param name="url">The endpoint.</param>
internal sealed class MeteredDynamoDB(string url) : AmazonDynamoDBClient(
    new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" })
{
    private readonly ConcurrentQueue<MeteredWrite> writes = new();

    /// <summary>The writes since it was last asked, in the order in which they ended.</summary>
    public IReadOnlyList<MeteredWrite> Take()
    {
        var taken = new List<MeteredWrite>();
        while (writes.TryDequeue(out var write))
        {
            taken.Add(write);
        }

        return taken;
    }

    public override Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) =>
        MeterAsync("put", request.TableName, request.Item, () => base.PutItemAsync(request, cancellationToken));

    public override Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) =>
        MeterAsync("update", request.TableName, request.Key, () => base.UpdateItemAsync(request, cancellationToken));

    public override Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        MeterAsync("delete", request.TableName, request.Key, () => base.DeleteItemAsync(request, cancellationToken));

    public override async Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default)
    {
        var (name, all) = request.RequestItems.Single();
        var before = await Task.WhenAll(all.Select(write => ItemAsync(name, write.PutRequest?.Item ?? write.DeleteRequest.Key)));
        var response = await base.BatchWriteItemAsync(request, cancellationToken);
        foreach (var (write, item) in all.Zip(before))
        {
            Note(write.PutRequest is null ? "delete" : "put", name, item, write.PutRequest?.Item);
        }

        return response;
    }

    // A write whose condition does not hold is paid for as well.
    private async Task<T> MeterAsync<T>(string operation, string name, Item keyed, Func<Task<T>> write)
    {
        var before = await ItemAsync(name, keyed);
        try
        {
            return await write();
        }
        finally
        {
            Note(operation, name, before, await ItemAsync(name, keyed));
        }
    }

    private void Note(string operation, string name, Item? before, Item? after)
    {
        if (TableOf(name) is { } table)
        {
            writes.Enqueue(new MeteredWrite(table.Name, operation, WriteUnits.Of(table, before, after)));
        }
    }

    private async Task<Item?> ItemAsync(string name, Item keyed)
    {
        if (TableOf(name) is not { } table)
        {
            return null;
        }

        var key = keyed.Where(attribute => attribute.Key == table.PartitionKey || attribute.Key == table.SortKey).ToDictionary();
        return (await base.GetItemAsync(new GetItemRequest(name, key, consistentRead: true), CancellationToken.None)).Item is { Count: > 0 } item ? item : null;
    }

    private static DynamoTable? TableOf(string name) => DynamoSchema.All.SingleOrDefault(table => name.EndsWith($"-{table.Name}", StringComparison.Ordinal));
}
