using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Values of attributes. Times are microseconds since 1970, UTC, as in SQLite.</summary>
internal static class Attributes
{
    /// <summary>Above so many bytes a value is compressed: DynamoDB bills in steps of 1 KB written and 4 KB read.</summary>
    public const int CompressedAbove = 4 * 1024;

    /// <summary>The most that DynamoDB takes as a sort key, in bytes.</summary>
    public const int LongestSortKey = 1024;

    public static AttributeValue Text(string text) => new() { S = text };

    public static AttributeValue Number(long number) => new() { N = number.Invariant() };

    public static long NumberOf(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);

    /// <summary>A time as text of always the same length, so that texts order as times do.</summary>
    public static string Ordered(DateTimeOffset time) => time.ToStored().ToString("D16", CultureInfo.InvariantCulture);

    /// <summary>The same, so that the latest comes first.</summary>
    public static string OrderedFromLatest(DateTimeOffset time) => (9_999_999_999_999_999 - time.ToStored()).ToString("D16", CultureInfo.InvariantCulture);

    /// <summary>Text as binary: as it is, or compressed when it is long. The first byte tells.</summary>
    public static AttributeValue Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    /// <summary>The same for bytes.</summary>
    public static AttributeValue Pack(byte[] bytes)
    {
        var stream = new MemoryStream();
        if (bytes.Length <= CompressedAbove)
        {
            stream.WriteByte(0);
            stream.Write(bytes);
        }
        else
        {
            stream.WriteByte(1);
            using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(bytes);
        }

        stream.Position = 0;
        return new AttributeValue { B = stream };
    }

    public static byte[] Unpack(AttributeValue value)
    {
        var bytes = value.B.ToArray();
        if (bytes[0] == 0)
        {
            return bytes[1..];
        }

        using var gzip = new GZipStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    public static string UnpackText(AttributeValue value) => Encoding.UTF8.GetString(Unpack(value));

    /// <summary>The text itself, or where it is too long for its share of a sort key its beginning and a hash of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="share">How many bytes it may take, more than 64.</param>
    public static string SortPart(string text, int share = LongestSortKey)
    {
        if (Encoding.UTF8.GetByteCount(text) <= share)
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var length = text.Length;
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > share - hash.Length || char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return text[..length] + hash;
    }

    /// <summary>One of some partitions, the same for the same text in every process.</summary>
    public static string ShardOf(string text, int shards) =>
        (SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % shards).ToString(CultureInfo.InvariantCulture);
}
