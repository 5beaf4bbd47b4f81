using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Qrie.Silo.Api.Parameters;

/// <summary>The parameters of a listing without a filter.</summary>
internal sealed record PageQuery
{
    [FromQuery(Name = "page_size"), Description("Items per page, 1 to 100; 50 without it.")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "next_token"), Description("The next_token of the page before.")]
    public string? NextToken { get; init; }

    public int Size()
    {
        var reader = new ParameterReader();
        var size = reader.PageSize(PageSize);
        reader.Finish();
        return size;
    }
}
