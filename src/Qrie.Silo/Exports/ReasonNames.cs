using System.Text.Json;
using Qrie.Findings;

namespace Qrie.Silo.Exports;

/// <summary>Reasons of a resolution by the names that the API documents.</summary>
internal static class ReasonNames
{
    public static string? Of(ResolvedReason? reason) => reason is { } known ? JsonNamingPolicy.SnakeCaseUpper.ConvertName(known.ToString()) : null;
}
