using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// How much of its 400 KB an item takes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
/// </summary>
internal static class ItemSize
{
    /// <summary>The most that an item may take, in bytes: 400 KB.</summary>
    public const int Limit = 400 * 1024;

    /// <summary>Bytes, names included, not less than DynamoDB counts.</summary>
    public static long Of(Dictionary<string, AttributeValue> item) => item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Of(attribute.Value));

    private static long Of(AttributeValue value) => value switch
    {
        { S: { } text } => Encoding.UTF8.GetByteCount(text),
        { B: { } bytes } => bytes.Length,
        { SS: { Count: > 0 } texts } => texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)),
        _ => 21,
    };
}
