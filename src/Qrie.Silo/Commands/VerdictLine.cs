using System.Text.Json;
using Qrie.Policies;

namespace Qrie.Silo.Commands;

/// <summary>A verdict as <c>qrie evaluate --output json</c> prints it.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Verdict"><c>compliant</c>, <c>violation</c>, <c>not_applicable</c> or <c>unknown</c>.</param>
/// <param name="Message">What is wrong, or why it is unknown or does not apply; null for compliant.</param>
/// <param name="Evidence">The facts; an empty object when there are none to show.</param>
internal sealed record VerdictLine(string PolicyId, string Verdict, string? Message, JsonElement Evidence)
{
    public static VerdictLine Of(PolicyVerdict verdict) => new(
        verdict.PolicyId,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.Kind.ToString()),
        verdict.Message.Length == 0 ? null : verdict.Message,
        JsonSerializer.Deserialize<JsonElement>(verdict.Evidence));
}
