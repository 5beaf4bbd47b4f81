using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qrie.Inventory;

namespace Qrie.Silo.Exports;

/// <summary>One JSON object per line (<see href="https://jsonlines.org"/>).</summary>
internal abstract class JsonLinesFormat : IFindingFormat
{
    // The text is no part of a page: what need not be escaped in JSON is left readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public abstract string Name { get; }

    public string ContentType => "application/jsonl";

    public string Extension => "jsonl";

    public void WriteHead(IBufferWriter<byte> output)
    {
    }

    public void Write(FindingRow row, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            Write(row, json);
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes one finding as an object.</summary>
    protected abstract void Write(FindingRow row, Utf8JsonWriter json);
}
