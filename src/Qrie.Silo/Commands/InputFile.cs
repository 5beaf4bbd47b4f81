using System.IO.Compression;

namespace Qrie.Silo.Commands;

/// <summary>Reads files for commands: <c>-</c> is the standard input, and what is compressed is unpacked.</summary>
internal static class InputFile
{
    // Header and trailer of RFC 1952 around an empty block of RFC 1951.
    private const int ShortestGzip = 20;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new MemoryStream();
            await using (var stream = path == "-" ? System.Console.OpenStandardInput() : File.OpenRead(path))
            {
                await stream.CopyToAsync(content, cancellationToken);
            }

            // RFC 1952: a gzip file begins so, whatever it is called.
            return content.GetBuffer().AsSpan(0, (int)content.Length) is [0x1f, 0x8b, ..]
                ? await UnpackAsync(content, cancellationToken)
                : content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw new CommandException($"{(path == "-" ? "the standard input" : path)} cannot be read: {exception.Message}");
        }
    }

    private static async Task<byte[]> UnpackAsync(MemoryStream packed, CancellationToken cancellationToken)
    {
        if (packed.Length < ShortestGzip)
        {
            // The stream below takes this for an empty file.
            throw new InvalidDataException("the compressed data is cut off");
        }

        packed.Position = 0;
        using var content = new MemoryStream();
        await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        await gzip.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
