using System.CommandLine;
using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>Prints what the API lists.</summary>
internal static class RemoteOutput
{
    public static void Print(ParseResult result, OutputFormat format, IReadOnlyList<JsonElement> items, string[] header, Func<JsonElement, string[]> row)
    {
        if (format == OutputFormat.Text)
        {
            CommandOutput.Table(result, header, [.. items.Select(row)]);
            return;
        }

        foreach (var item in items)
        {
            CommandOutput.Json(result, item);
        }
    }
}
