using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Findings;

/// <summary>The parameters of the findings' listing, as they came.</summary>
internal sealed record FindingsQuery : FindingFilterQuery
{
    [FromQuery(Name = "page_size"), Description("Findings per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before, with the same filter.")]
    public string? NextToken { get; init; }

    public (FindingFilter Filter, int PageSize) Read(IPolicyCatalogue policies, IAccountDirectory accounts)
    {
        var reader = new ParameterReader();
        var filter = Read(reader, policies, accounts);
        var pageSize = reader.PageSize(PageSize);
        reader.Finish();
        return (filter, pageSize);
    }
}
