namespace Qrie.Silo.Storage;

/// <summary>Where the inventory is kept. Setting <c>Qrie:Storage</c>.</summary>
public enum StorageKind
{
    /// <summary>In a file of the data folder; for one process.</summary>
    Sqlite = 0,

    /// <summary>In DynamoDB; for clusters.</summary>
    DynamoDb = 1,
}
