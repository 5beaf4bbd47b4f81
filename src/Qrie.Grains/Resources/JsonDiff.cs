using System.Runtime.InteropServices;
using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Resources;

/// <summary>Compares two configurations by structure.</summary>
public static class JsonDiff
{
    /// <summary>What turns the one into the other, by path.</summary>
    /// <param name="before">Canonical JSON, or null when there was none.</param>
    /// <param name="after">Canonical JSON, or null when there is none.</param>
    public static IReadOnlyList<DiffOperation> Compare(string? before, string? after)
    {
        if (before == after)
        {
            return [];
        }

        using var left = JsonDocument.Parse(before ?? "{}");
        using var right = JsonDocument.Parse(after ?? "{}");
        var operations = new List<DiffOperation>();
        Compare("", left.RootElement, right.RootElement, operations);
        return operations;
    }

    /// <summary>The first segment of a path: the part of the configuration that an operation touches; empty for the whole.</summary>
    /// <param name="operation">An operation.</param>
    public static string PartOf(DiffOperation operation) =>
        operation.Path.Split('/', 3) is [_, var part, ..] ? Unescape(part) : "";

    /// <summary>The last segment of a path: the member that an operation touches.</summary>
    /// <param name="operation">An operation.</param>
    public static string MemberOf(DiffOperation operation) => Unescape(operation.Path[(operation.Path.LastIndexOf('/') + 1)..]);

    private static void Compare(string path, JsonElement left, JsonElement right, List<DiffOperation> operations)
    {
        // Of two versions of a configuration most is the same to the letter.
        if (JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right)))
        {
            return;
        }

        if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(path, left, right, operations);
        }
        else if (left.ValueKind == JsonValueKind.Array && right.ValueKind == JsonValueKind.Array && left.GetArrayLength() == right.GetArrayLength())
        {
            foreach (var (i, (one, other)) in left.EnumerateArray().Zip(right.EnumerateArray()).Index())
            {
                Compare($"{path}/{i}", one, other, operations);
            }
        }
        else if (!JsonElement.DeepEquals(left, right))
        {
            operations.Add(new DiffOperation("replace", path, Text(left), Text(right)));
        }
    }

    private static void CompareObjects(string path, JsonElement left, JsonElement right, List<DiffOperation> operations)
    {
        foreach (var member in left.EnumerateObject())
        {
            var memberPath = $"{path}/{Escape(member.Name)}";
            if (right.TryGetProperty(member.Name, out var other))
            {
                Compare(memberPath, member.Value, other, operations);
            }
            else
            {
                operations.Add(new DiffOperation("remove", memberPath, Text(member.Value), null));
            }
        }

        foreach (var member in right.EnumerateObject())
        {
            if (!left.TryGetProperty(member.Name, out _))
            {
                operations.Add(new DiffOperation("add", $"{path}/{Escape(member.Name)}", null, Text(member.Value)));
            }
        }
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element, CanonicalJson.Options);

    // RFC 6901, section 3.
    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
