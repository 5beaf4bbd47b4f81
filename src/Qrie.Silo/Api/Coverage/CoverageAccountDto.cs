using Qrie.Accounts;
using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>What came from an account: all of its configured regions, and those from which something came besides.</summary>
internal sealed record CoverageAccountDto(
    string AccountId, string? Name, DateTimeOffset? LastEventAt, DateTimeOffset? LastBaselineAt, IReadOnlyList<CoverageRegionDto> Regions)
{
    public static CoverageAccountDto From(AccountRegistration account, IReadOnlyList<CoverageCounter> counters)
    {
        var own = counters.Where(counter => counter.AccountId == account.AccountId).ToArray();
        var byRegion = own.ToLookup(counter => counter.Region);
        return new CoverageAccountDto(
            account.AccountId,
            account.Name,
            own.Length == 0 ? null : own.Max(counter => counter.LastAt),
            null,
            [
                .. byRegion.Select(region => region.Key)
                    .Union(account.Regions)
                    .OrderBy(region => region, StringComparer.Ordinal)
                    .Select(region => CoverageRegionDto.From(region, [.. byRegion[region]])),
            ]);
    }
}
