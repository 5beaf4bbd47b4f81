using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Qrie.CloudTrail;

/// <summary>Access that never throws: CloudTrail's parameters may be null, <c>"null"</c>, masked, or of another shape than documented.</summary>
internal static class JsonElementExtensions
{
    /// <summary>The member of that name without regard to case, or an undefined element.</summary>
    public static JsonElement Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        if (element.TryGetProperty(name, out var exact))
        {
            return exact;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (Ascii.EqualsIgnoreCase(JsonMarshal.GetRawUtf8PropertyName(property), name))
            {
                return property.Value;
            }
        }

        return default;
    }

    /// <summary>The string, or null for anything else and for what stands for nothing.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text && text != "null" ? text : null;

    /// <summary>The string, or the content of <c>{tag, content}</c>; null for anything else.</summary>
    public static string? Scalar(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.Member("content").Text() : element.Text();

    /// <summary>True for what is not there, or stands for nothing.</summary>
    public static bool IsNothing(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (element.ValueKind == JsonValueKind.String && element.Text() is null);

    /// <summary>
    /// The parameters themselves: newer operations of EC2 wrap them in a member named like <c>CreateFlowLogsRequest</c>,
    /// <c>CreateFlowLogsResponse</c> or, once, <c>DelTGwVpcAttachReq</c>.
    /// </summary>
    public static JsonElement Unwrapped(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.GetPropertyCount() == 1)
        {
            var only = element.EnumerateObject().First();
            return only.Value.ValueKind == JsonValueKind.Object && IsWrapper(JsonMarshal.GetRawUtf8PropertyName(only)) ? only.Value : element;
        }

        return element;
    }

    /// <summary>True for a value that CloudTrail hid.</summary>
    public static bool IsMasked(string text) =>
        text is "HIDDEN_DUE_TO_SECURITY_REASONS" || (text.StartsWith('<') && text.EndsWith('>')) || (text.Length > 0 && text.AsSpan().Trim('*').IsEmpty);

    /// <summary>The elements of an array, of <c>items</c> or <c>item</c> inside an object, or the single value.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray();
            case JsonValueKind.Object:
                var items = element.Member("items");
                if (items.ValueKind == JsonValueKind.Undefined)
                {
                    items = element.Member("item");
                }

                return items.ValueKind switch
                {
                    JsonValueKind.Undefined => [element],
                    JsonValueKind.Array => items.EnumerateArray(),
                    _ => [items],
                };
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return [];
            default:
                return [element];
        }
    }

    private static bool IsWrapper(ReadOnlySpan<byte> name) => name.EndsWith("Request"u8) || name.EndsWith("Response"u8) || name.EndsWith("Req"u8);
}
