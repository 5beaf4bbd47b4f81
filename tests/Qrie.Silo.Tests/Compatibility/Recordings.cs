using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Compatibility;

/// <summary>
/// The folder of recordings. To record what the code of today writes, under a name that no recording has yet:
/// <c>QRIE_RECORD=NAME dotnet test --project tests/Qrie.Silo.Tests --filter-class "*RecordingTests*"</c>.
/// </summary>
internal static class Recordings
{
    public const string Messages = "messages.json.gz";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The names of the recordings that are checked in.</summary>
    public static string[] Names => [.. Directory.EnumerateDirectories(Folder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static JsonObject Read(string name, string file) => JsonNode.Parse(Encoding.UTF8.GetString(ReadBytes(name, file)))!.AsObject();

    public static byte[] ReadBytes(string name, string file)
    {
        using var zipped = new GZipStream(File.OpenRead(Path.Combine(Folder(), name, file)), CompressionMode.Decompress);
        var read = new MemoryStream();
        zipped.CopyTo(read);
        return read.ToArray();
    }

    /// <summary>Writes a part of a recording where one was asked for. What is recorded is never written again.</summary>
    public static void WriteIfAsked(string file, JsonObject content) => WriteIfAsked(file, Encoding.UTF8.GetBytes(content.ToJsonString(Indented)));

    public static void WriteIfAsked(string file, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("QRIE_RECORD") is { Length: > 0 } name)
        {
            Directory.CreateDirectory(Path.Combine(Folder(), name));
            using var zipped = new GZipStream(new FileStream(Path.Combine(Folder(), name, file), FileMode.CreateNew), CompressionLevel.SmallestSize);
            zipped.Write(content);
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recordings");
}
