using System.Diagnostics.CodeAnalysis;
using Qrie.Inventory;
using Qrie.Silo.Api.Findings;

namespace Qrie.Silo.Api.Resources;

/// <summary>One resource with its findings and with what could not be judged.</summary>
internal sealed record ResourceDetailDto : ResourceDto
{
    [SetsRequiredMembers]
    private ResourceDetailDto(ResourceDto resource, IReadOnlyList<FindingDto> findings, IReadOnlyList<UnknownPolicyDto> unknown) : base(resource) =>
        (Findings, UnknownPolicies) = (findings, unknown);

    public IReadOnlyList<FindingDto> Findings { get; }

    public IReadOnlyList<UnknownPolicyDto> UnknownPolicies { get; }

    public static ResourceDetailDto From(ResourceRow row, IEnumerable<FindingRow> findings) => new(
        From(row),
        [.. findings.Select(FindingDto.From)],
        [.. row.UnknownPolicies.OrderBy(policy => policy.Key, StringComparer.Ordinal).Select(policy => new UnknownPolicyDto(policy.Key, policy.Value))]);
}
