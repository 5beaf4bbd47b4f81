namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A global secondary index. An item without its keys is not in it, which makes it sparse.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PartitionKey">The partition key, a string.</param>
/// <param name="SortKey">The sort key, a string.</param>
/// <param name="Included">The attributes that it holds besides keys; null for all.</param>
internal sealed record DynamoIndex(string Name, string PartitionKey, string SortKey, IReadOnlyList<string>? Included);
