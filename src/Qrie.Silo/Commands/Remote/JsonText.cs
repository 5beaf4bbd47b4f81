using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>Reads answers of the API for tables.</summary>
internal static class JsonText
{
    /// <summary>A member as text; empty when it is null or absent.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value.ToString() : "";
}
