using System.Text.Json;
using Qrie.Policies;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Api.Policies;

/// <summary>A violation that a policy would find.</summary>
internal sealed record PreviewFindingDto(string Arn, string AccountId, string Region, int Severity, string Message, JsonElement? Evidence)
{
    public static PreviewFindingDto From(PreviewFinding finding) =>
        new(finding.Arn, finding.AccountId, finding.Region, finding.Severity, finding.Message, ApiJson.Embed(finding.Evidence));
}
