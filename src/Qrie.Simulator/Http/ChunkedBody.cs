using System.Globalization;
using System.Text;

namespace Qrie.Simulator.Http;

/// <summary>
/// The body of a request whose payload is signed in chunks, <c>length;chunk-signature=…\r\n…\r\n</c>
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html"/>). Signatures of chunks are not checked.
/// </summary>
internal static class ChunkedBody
{
    public static byte[] Decode(ReadOnlySpan<byte> body)
    {
        using var decoded = new MemoryStream(body.Length);
        while (true)
        {
            var end = body.IndexOf("\r\n"u8);
            if (end < 0)
            {
                throw Incomplete;
            }

            var head = Encoding.ASCII.GetString(body[..end]).Split(';')[0];
            if (!int.TryParse(head, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                throw Incomplete;
            }

            if (length == 0)
            {
                return decoded.ToArray();
            }

            body = body[(end + 2)..];
            if (body.Length < length + 2)
            {
                throw Incomplete;
            }

            decoded.Write(body[..length]);
            body = body[(length + 2)..];
        }
    }

    private static AwsError Incomplete => new(400, "IncompleteBody", "The request body terminated unexpectedly");
}
