using System.Runtime.InteropServices;
using System.Text.Json;

namespace Qrie.Silo.Commands;

/// <summary>
/// Finds the records in a file: JSON values one after the other, on one line each or printed over several; of a trail's
/// file or a list, each entry. What is no JSON is a record too, which the parser rejects.
/// </summary>
internal static class RecordFile
{
    private const int MaxDepth = 512;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>A record's text.</summary>
    /// <param name="Utf8">The JSON.</param>
    /// <param name="IsEnvelope">True for an EventBridge envelope, false for a bare record.</param>
    public readonly record struct Record(ReadOnlyMemory<byte> Utf8, bool IsEnvelope);

    public static IEnumerable<Record> Records(ReadOnlyMemory<byte> file)
    {
        var rest = file.Span.StartsWith(Utf8Mark) ? file[Utf8Mark.Length..] : file;
        for (rest = TrimStart(rest); !rest.IsEmpty; rest = TrimStart(rest))
        {
            var length = LengthOfValue(rest.Span);
            if (length is null)
            {
                var broken = LengthOfBroken(rest.Span);
                yield return new Record(rest[..broken], IsEnvelope: false);
                rest = rest[broken..];
                continue;
            }

            foreach (var record in Entries(rest[..length.Value]))
            {
                yield return record;
            }

            rest = rest[length.Value..];
        }
    }

    private static IEnumerable<Record> Entries(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var root = document.RootElement;
        var entries = root.ValueKind switch
        {
            JsonValueKind.Array => root,
            JsonValueKind.Object when root.TryGetProperty("Records", out var records) && records.ValueKind == JsonValueKind.Array => records,
            _ => default,
        };
        if (entries.ValueKind == JsonValueKind.Undefined)
        {
            yield return new Record(json, IsEnvelope(root));
            yield break;
        }

        foreach (var entry in entries.EnumerateArray())
        {
            yield return new Record(JsonMarshal.GetRawUtf8Value(entry).ToArray(), IsEnvelope(entry));
        }
    }

    private static bool IsEnvelope(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && !element.TryGetProperty("eventName", out _)
        && (element.TryGetProperty("detail", out _) || element.TryGetProperty("detail-type", out _));

    private static int? LengthOfValue(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = true });
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Up to the next line that begins like a record, so that one that is cut off does not take its neighbours with it.
    private static int LengthOfBroken(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOf((byte)'\n') is >= 0 and var line; )
        {
            at += line + 1;
            if (at < text.Length && text[at] is (byte)'{' or (byte)'[')
            {
                return at;
            }
        }

        return text.Length;
    }

    private static ReadOnlyMemory<byte> TrimStart(ReadOnlyMemory<byte> text)
    {
        var start = text.Span.IndexOfAnyExcept(" \t\r\n,"u8);
        return start < 0 ? default : text[start..];
    }
}
