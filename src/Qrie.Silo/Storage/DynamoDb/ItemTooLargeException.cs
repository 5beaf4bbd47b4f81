namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A resource does not fit in an item of DynamoDB, compressed as it is.</summary>
/// <param name="message">Says which, and how large.</param>
internal sealed class ItemTooLargeException(string message) : Exception(message)
{
    /// <summary>The most that an item may take, in bytes: 400 KB.</summary>
    public const int Limit = 400 * 1024;
}
