using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Sqs;

/// <summary>The MD5 sums that SQS gives, of bodies and of message attributes.</summary>
internal static class SqsChecksum
{
#pragma warning disable CA5351 // SQS's own checksum.
    public static string Of(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Of attributes in the order of their names: length and text of name and type, the kind of value, its length and its bytes
    /// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html"/>).
    /// </summary>
    public static string Of(JsonObject attributes)
    {
        using var bytes = new MemoryStream();
        void Write(byte[] value)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            bytes.Write(length);
            bytes.Write(value);
        }

        foreach (var (name, attribute) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Write(Encoding.UTF8.GetBytes(name));
            Write(Encoding.UTF8.GetBytes(attribute!["DataType"]!.ToString()));
            var binary = attribute["BinaryValue"]?.ToString();
            bytes.WriteByte(binary is null ? (byte)1 : (byte)2);
            Write(binary is null ? Encoding.UTF8.GetBytes(attribute["StringValue"]?.ToString() ?? "") : Convert.FromBase64String(binary));
        }

        return Convert.ToHexStringLower(MD5.HashData(bytes.ToArray()));
    }
#pragma warning restore CA5351
}
