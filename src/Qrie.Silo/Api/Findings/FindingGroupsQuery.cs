using System.Collections.Frozen;
using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Findings;

/// <summary>The parameters of findings that are counted by what they have in common, as they came.</summary>
internal sealed record FindingGroupsQuery : FindingFilterQuery
{
    private static readonly FrozenDictionary<string, FindingGrouping> Groupings = new Dictionary<string, FindingGrouping>
    {
        ["policy"] = FindingGrouping.Policy,
        ["resource"] = FindingGrouping.Resource,
        ["account"] = FindingGrouping.Account,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    [FromQuery(Name = "by"), Description("What they have in common: policy, resource or account; policy without it.")]
    public string? By { get; init; }

    [FromQuery(Name = "page_size"), Description("Groups per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before, with the same filter.")]
    public string? NextToken { get; init; }

    public (FindingFilter Filter, FindingGrouping By, int PageSize) Read(IPolicyCatalogue policies, IAccountDirectory accounts)
    {
        var reader = new ParameterReader();
        var filter = Read(reader, policies, accounts);
        var by = reader.OneOf("by", By, Groupings) ?? FindingGrouping.Policy;
        var pageSize = reader.PageSize(PageSize);
        reader.Finish();
        return (filter, by, pageSize);
    }
}
