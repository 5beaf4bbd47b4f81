using Qrie.Inventory;

namespace Qrie.Silo.Api.Findings;

/// <summary>How many findings have something in common.</summary>
/// <param name="Key">What: the policy's id, the resource's ARN, or the account's id.</param>
/// <param name="Type">The resource's type; null for other than resources.</param>
/// <param name="Region">The resource's region; null for other than resources.</param>
/// <param name="Findings">How many.</param>
/// <param name="CriticalFindings">How many of these are of severity 90 and above.</param>
/// <param name="Severity">The gravest severity.</param>
internal sealed record FindingGroupDto(string Key, string? Type, string? Region, int Findings, int CriticalFindings, int Severity)
{
    public static FindingGroupDto From(FindingTally tally) => new(tally.Key, tally.Type, tally.Region, tally.Findings, tally.Critical, tally.Severity);
}
