using System.Diagnostics.CodeAnalysis;
using Qrie.Inventory;
using Qrie.Silo.Api.Findings;

namespace Qrie.Silo.Api.Resources;

/// <summary>One resource with its findings, with what could not be judged, and with the resources that it is related to.</summary>
internal sealed record ResourceDetailDto : ResourceDto
{
    /// <summary>How many related resources are named each way.</summary>
    public const int MostRelated = 100;

    [SetsRequiredMembers]
    private ResourceDetailDto(ResourceDto resource) : base(resource)
    {
    }

    public IReadOnlyList<FindingDto> Findings { get; init; } = [];

    public IReadOnlyList<UnknownPolicyDto> UnknownPolicies { get; init; } = [];

    /// <summary>ARNs of the resources that its verdicts read, known to the inventory or not; the first hundred.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>How many these are in all.</summary>
    public int ReadsTotal { get; init; }

    /// <summary>ARNs of the resources whose verdicts read it; the first hundred.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>How many these are in all.</summary>
    public int ReadByTotal { get; init; }

    public static ResourceDetailDto From(ResourceRow row, IEnumerable<FindingRow> findings, IReadOnlyList<string> reads, IReadOnlyList<string> readBy) => new(From(row))
    {
        Findings = [.. findings.Select(FindingDto.From)],
        UnknownPolicies = [.. row.UnknownPolicies.OrderBy(policy => policy.Key, StringComparer.Ordinal).Select(policy => new UnknownPolicyDto(policy.Key, policy.Value))],
        Reads = [.. reads.Take(MostRelated)],
        ReadsTotal = reads.Count,
        ReadBy = [.. readBy.Take(MostRelated)],
        ReadByTotal = readBy.Count,
    };
}
